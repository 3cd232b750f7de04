package io.pulsemill.costmodel;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** How well the model speaks of sizes it has not seen: each size is left out of a fit in turn. */
final class CrossValidation {
  private CrossValidation() {}

  /** The error of each engine that was measured at two sizes or more. */
  static Map<EngineKind, ModelError> errors(
      MeasuredTable table, int workers, List<MeasuredRun> runs) {
    Map<EngineKind, ModelError> errors = new EnumMap<>(EngineKind.class);
    for (EngineKind engine : EngineKind.values()) {
      List<MeasuredRun> own = runs.stream().filter(run -> run.engine() == engine).toList();
      long[] sizes = own.stream().mapToLong(MeasuredRun::rows).distinct().toArray();
      if (sizes.length > 1) {
        double[] all =
            Arrays.stream(sizes)
                .mapToObj(size -> errors(table, workers, own, size))
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        errors.put(engine, new ModelError(Median.of(all), all[all.length - 1], all.length));
      }
    }
    return errors;
  }

  private static double[] errors(
      MeasuredTable table, int workers, List<MeasuredRun> runs, long size) {
    EngineKind engine = runs.get(0).engine();
    List<MeasuredRun> seen = runs.stream().filter(run -> run.rows() != size).toList();
    EngineCosts costs = CostModel.fit(engine, table, workers, seen);
    return runs.stream()
        .filter(run -> run.rows() == size)
        .flatMapToDouble(
            run ->
                DoubleStream.of(
                    Math.abs(costs.seconds(Workload.of(run, table, workers)) - run.seconds())
                        / run.seconds()))
        .toArray();
  }
}
