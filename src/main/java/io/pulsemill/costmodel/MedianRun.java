package io.pulsemill.costmodel;

import io.pulsemill.timing.Phase;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The repeat of a training that took the median time, or the mean of the two in the middle if their
 * number is even. Its parts add up to its seconds, as medians of each part would not.
 */
public final class MedianRun {
  private final List<MeasuredRun> middle;

  /** {@code repeats} of one training, at least one. */
  MedianRun(List<MeasuredRun> repeats) {
    int n = repeats.size();
    middle =
        repeats.stream()
            .sorted(Comparator.comparingDouble(MeasuredRun::wholeSeconds))
            .toList()
            .subList((n - 1) / 2, n / 2 + 1);
  }

  /** Of each training, in the order of the first runs. */
  public static List<MedianRun> of(List<MeasuredRun> runs) {
    return runs.stream()
        .collect(
            Collectors.groupingBy(
                run -> run.optimizer() + " " + run.rows() + " " + run.name(),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .map(MedianRun::new)
        .toList();
  }

  /** Newton's method alone, by rows. */
  public static List<MedianRun> ofNewton(List<MeasuredRun> runs) {
    return of(runs).stream()
        .filter(median -> median.run().optimizer().isNewton())
        .sorted(Comparator.comparingLong(median -> median.run().rows()))
        .toList();
  }

  /** One of the repeats: engine, optimizer and rows are those of all. */
  public MeasuredRun run() {
    return middle.get(0);
  }

  /** Of the whole training, as projected if it was cut short. */
  public double wholeSeconds() {
    return mean(MeasuredRun::wholeSeconds);
  }

  /** Of what was run. */
  public double seconds() {
    return mean(MeasuredRun::seconds);
  }

  public double seconds(Phase phase) {
    return mean(run -> run.parts().of(phase));
  }

  public double remainder() {
    return mean(MeasuredRun::remainder);
  }

  private double mean(ToDoubleFunction<MeasuredRun> what) {
    return middle.stream().mapToDouble(what).average().orElseThrow();
  }
}
