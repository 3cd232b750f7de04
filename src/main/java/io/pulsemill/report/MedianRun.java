package io.pulsemill.report;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.timing.Phase;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The repeat of a training that took the median time, or the mean of the two in the middle if their
 * number is even. Its parts add up to its seconds, as medians of each part would not.
 */
final class MedianRun {
  private final List<MeasuredRun> middle;

  /** {@code repeats} of one training, at least one. */
  MedianRun(List<MeasuredRun> repeats) {
    int n = repeats.size();
    middle =
        repeats.stream()
            .sorted(Comparator.comparingDouble(MeasuredRun::seconds))
            .toList()
            .subList((n - 1) / 2, n / 2 + 1);
  }

  EngineKind engine() {
    return middle.get(0).engine();
  }

  String name() {
    return middle.get(0).name();
  }

  long rows() {
    return middle.get(0).rows();
  }

  double seconds() {
    return mean(MeasuredRun::seconds);
  }

  double seconds(Phase phase) {
    return mean(run -> run.parts().of(phase));
  }

  private double mean(ToDoubleFunction<MeasuredRun> what) {
    return middle.stream().mapToDouble(what).average().orElseThrow();
  }
}
