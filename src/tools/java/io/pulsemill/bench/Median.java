package io.pulsemill.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The medians over the runs of one stage on one data set, and their cost relative to the data.
 *
 * @param runs how many
 * @param cpu seconds
 * @param timesScanner CPU seconds over those of the scanner on the same data in the same run; NaN
 *     where it did not run
 */
record Median(
    DataSet data,
    String stage,
    int runs,
    double wall,
    double cpu,
    double peakMegabytes,
    double timesScanner) {
  static final String SCANNER = "scanner";

  /** CPU nanoseconds for each reading. */
  double nanosPerRow() {
    return cpu * 1e9 / data.rows();
  }

  /** Data by data and stage by stage, as they first came. */
  static List<Median> of(List<Measurement> measurements, List<DataSet> sets) {
    return sets.stream().flatMap(data -> of(measurements, data)).toList();
  }

  private static Stream<Median> of(List<Measurement> measurements, DataSet data) {
    Map<String, List<Measurement>> stages = new LinkedHashMap<>();
    for (Measurement one : measurements) {
      if (one.data().equals(data.name())) {
        stages.computeIfAbsent(one.stage(), s -> new ArrayList<>()).add(one);
      }
    }
    double scanner = middle(stages.getOrDefault(SCANNER, List.of()), Measurement::cpu);
    return stages.entrySet().stream()
        .map(
            stage -> {
              List<Measurement> runs = stage.getValue();
              double cpu = middle(runs, Measurement::cpu);
              return new Median(
                  data,
                  stage.getKey(),
                  runs.size(),
                  middle(runs, Measurement::wall),
                  cpu,
                  middle(runs, Measurement::peakMegabytes),
                  cpu / scanner);
            });
  }

  /** Of an even number, the mean of the two in the middle; NaN of none. */
  private static double middle(List<Measurement> runs, ToDoubleFunction<Measurement> of) {
    double[] sorted = runs.stream().mapToDouble(of).toArray();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
