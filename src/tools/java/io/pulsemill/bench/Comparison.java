package io.pulsemill.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One of our stages beside the same work of another system, or an earlier build, on the same data.
 *
 * @param quantity {@code CPU} or {@code wall}
 * @param ratio ours over theirs
 */
record Comparison(
    DataSet data,
    String stage,
    String peer,
    String quantity,
    double ours,
    double theirs,
    double ratio) {

  /** How stages of the earlier commit begin, that {@code bench.sh --against} measures. */
  private static final String EARLIER = "before-";

  /** Those for which both sides were measured. */
  static List<Comparison> of(List<DataSet> sets, List<Median> medians) {
    List<Comparison> all = new ArrayList<>();
    for (DataSet data : sets) {
      List<Median> here = medians.stream().filter(median -> median.data().equals(data)).toList();
      add(all, here, "features", "duckdb/features", "CPU");
      add(all, here, "train", "spark-tuned/fit", "wall");
      add(all, here, "train", "spark-fit/fit", "wall");
      add(all, here, "pipeline", "spark-tuned", "wall");
      for (String stage : List.of("features", "train", "evaluate", "pipeline")) {
        add(all, here, stage, EARLIER + stage, "CPU");
        add(all, here, stage, EARLIER + stage, "wall");
      }
    }
    return all;
  }

  private static void add(
      List<Comparison> all, List<Median> medians, String stage, String peer, String quantity) {
    Optional<Median> ours = named(medians, stage);
    Optional<Median> theirs = named(medians, peer);
    if (ours.isPresent() && theirs.isPresent()) {
      ToDoubleFunction<Median> of = quantity.equals("CPU") ? Median::cpu : Median::wall;
      double mine = of.applyAsDouble(ours.get());
      double other = of.applyAsDouble(theirs.get());
      all.add(new Comparison(ours.get().data(), stage, peer, quantity, mine, other, mine / other));
    }
  }

  private static Optional<Median> named(List<Median> medians, String stage) {
    return medians.stream().filter(median -> median.stage().equals(stage)).findFirst();
  }
}
