package io.pulsemill.plan;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.Machines;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.MeasuredTable;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.Workload;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs on two cores as they would be if costs were what they are said to be here. */
final class MadeRuns {
  static final int CORES = 2;

  /** How many times as fast a core works while the other is idle. */
  static final double ALONE = 1.4;

  static final int FEATURES = 7;
  static final int CLASSES = 3;

  private MadeRuns() {}

  static List<MeasuredRun> runs() {
    List<MeasuredRun> runs = new ArrayList<>();
    for (EngineKind engine : List.of(EngineKind.RESIDENT, EngineKind.JOBS)) {
      for (int tasks = 1; tasks <= 6; tasks++) {
        for (long rows : new long[] {150_000, 1_500_000, 6_000_000}) {
          runs.add(run(engine, tasks, rows, rows < 1_000_000 ? 11 : 4));
        }
      }
    }
    return runs;
  }

  static Tradeoff tradeoff() {
    return tradeoff(runs());
  }

  static Tradeoff tradeoff(List<MeasuredRun> runs) {
    return new Tradeoff(
        Map.of(),
        Map.of(),
        new Machines(CORES, true, 2, 3),
        new MeasuredTable("table", 6_000_000, 1, FEATURES, CLASSES),
        runs,
        List.of());
  }

  static Scenario scenario(MeasuredRun run) {
    return new Scenario(
        run.rows(),
        run.trainingRows(),
        new Workload.Shape(FEATURES, CLASSES, true),
        run.passes(),
        1,
        CORES,
        run.parallelism(),
        0,
        0,
        60,
        1);
  }

  /** The same with a hundred passes that take these seconds in turn. */
  static MeasuredRun withPasses(MeasuredRun run, double... seconds) {
    List<Double> passes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      passes.add(seconds[i % seconds.length]);
    }
    return run(run.engine(), run.parallelism(), run.rows(), run.passes(), run.parts(), passes);
  }

  /** The same without a second of work. */
  static MeasuredRun withoutWork(MeasuredRun run) {
    PhaseTimes rest = PhaseTimes.of(Map.of(Phase.START, run.parts().of(Phase.START)));
    return run(run.engine(), run.parallelism(), run.rows(), run.passes(), rest, run.passSeconds());
  }

  private static MeasuredRun run(EngineKind engine, int tasks, long rows, int passes) {
    boolean jobs = engine == EngineKind.JOBS;
    double rounds = jobs ? passes + 1 : 1;
    double share = (double) tasks / CORES;
    double side = tasks == 1 ? ALONE : CORES;
    double values = rows * (FEATURES + 1) / side;
    long trains = rows * 7 / 10;
    double pass = trains * new Workload.Shape(FEATURES, CLASSES, true).multiplyAdds() * 300e-12;
    Map<Phase, Double> parts = new EnumMap<>(Phase.class);
    parts.put(Phase.START, 1.0);
    parts.put(Phase.SUBMIT, 0.7 * rounds);
    parts.put(Phase.MASTER_START, 1.5 * rounds);
    parts.put(Phase.TASK_START, rounds * (0.5 + 2.4 * share));
    parts.put(Phase.READ, rounds * (0.8 * share + values * 100e-9));
    double passesSeconds = passes * pass / side;
    double waiting = jobs ? 0 : 0.2 * passesSeconds; // of task 0, for those who share its cores
    parts.put(Phase.COMPUTE, (jobs ? 0 : 0.2) + rounds * 0.3 * share + passesSeconds - waiting);
    parts.put(Phase.SHUFFLE_AND_SUM, jobs ? 1.5 * rounds : waiting);
    parts.put(Phase.COMMIT, 0.3 * rounds);
    parts.put(Phase.OPTIMIZER, 0.4);
    List<Double> seconds = Collections.nCopies(passes, pass / side);
    return run(engine, tasks, rows, passes, PhaseTimes.of(parts), seconds);
  }

  private static MeasuredRun run(
      EngineKind engine,
      int tasks,
      long rows,
      int passes,
      PhaseTimes parts,
      List<Double> passSeconds) {
    return new MeasuredRun(
        engine,
        null,
        OptimizerKind.NEWTON,
        rows,
        rows * 7 / 10,
        1,
        passes,
        passes,
        false,
        null,
        StopReason.GRADIENT_SMALL,
        tasks,
        20_000,
        0,
        parts.total(),
        parts,
        0,
        passSeconds,
        List.of());
  }
}
