package io.pulsemill.plan;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.MeasuredTable;
import io.pulsemill.costmodel.Median;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.engine.resident.MessageCosts;
import io.pulsemill.timing.Phase;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What things take, by the parts of measured runs, whose tasks shared the cores of one machine. How
 * much faster a core works while others are idle, or do what else is to be done there, is what best
 * explains how long resident runs took of fewer tasks than there are cores.
 */
final class CostsFit {
  /** Passes of a run after which its kernel is compiled. */
  private static final int WARM = 20;

  /** The most a core may be faster alone, and in how many steps that is tried. */
  private static final double MOST_ALONE = 2;

  private static final int ALONE_STEPS = 20;

  private final List<MeasuredRun> runs;
  private final RunAmounts amounts;

  private CostsFit(RunAmounts amounts, List<MeasuredRun> runs) {
    this.runs = runs;
    this.amounts = amounts;
  }

  /**
   * The costs of these runs.
   *
   * @param cores that all tasks of a run had together
   * @throws InputException if none of them were by resident jobs, or none by jobs, or if they do
   *     not show what a row costs
   */
  static Costs of(Tradeoff measured, int cores) {
    MeasuredTable table = measured.table();
    double alone = alone(measured, cores);
    CostsFit fit =
        new CostsFit(
            new RunAmounts(cores, alone, table.features(), table.classes()), measured.runs());
    return new Costs(
        fit.job(EngineKind.RESIDENT),
        fit.job(EngineKind.JOBS),
        fit.median(EngineKind.RESIDENT, run -> run.parts().of(Phase.OPTIMIZER)),
        fit.delay(),
        fit.unevenness(),
        alone,
        MessageCosts.MEASURED);
  }

  /** Whether costs can be fitted to these runs. */
  static boolean possible(Tradeoff measured) {
    try {
      of(measured, measured.where().cores());
      return true;
    } catch (InputException e) {
      return false;
    }
  }

  private static List<MeasuredRun> withParts(List<MeasuredRun> runs, EngineKind engine) {
    return runs.stream().filter(run -> run.engine() == engine && run.parts().total() > 0).toList();
  }

  private List<MeasuredRun> of(EngineKind engine) {
    List<MeasuredRun> own = withParts(runs, engine);
    if (own.isEmpty()) {
      throw new InputException(
          "The measurement has no run by %s with its parts, which a plan is made of; measure one"
              .formatted(engine));
    }
    return own;
  }

  private Costs.JobCosts job(EngineKind engine) {
    RelativeFit start = starts(engine);
    RelativeFit read =
        RelativeFit.of(
            of(engine),
            run -> parts(run, Phase.READ, Phase.DECODE),
            amounts::tasks,
            amounts::values);
    RelativeFit compute = computing(of(engine), amounts);
    if (read.cost(1) == 0 || compute.cost(1) == 0) {
      throw new InputException(
          "The runs of the measurement by %s do not show what a row costs: expected tables of different sizes, the largest of some million rows; measure them: tradeoff --sizes"
              .formatted(engine));
    }
    return new Costs.JobCosts(
        draws(engine, run -> run.parts().of(Phase.START)),
        draws(engine, run -> parts(run, Phase.SUBMIT, Phase.QUEUE) / amounts.rounds(run)),
        draws(engine, run -> parts(run, Phase.MASTER_START) / amounts.rounds(run)),
        start.cost(0),
        start.cost(1),
        read.cost(0),
        read.cost(1),
        compute.cost(2),
        compute.cost(0),
        compute.cost(1),
        median(engine, run -> parts(run, Phase.SHUFFLE_AND_SUM) / amounts.rounds(run)),
        draws(engine, run -> parts(run, Phase.COMMIT, Phase.NOTICE) / amounts.rounds(run)));
  }

  private RelativeFit starts(EngineKind engine) {
    return RelativeFit.of(
        of(engine), run -> run.parts().of(Phase.TASK_START), amounts::rounds, amounts::tasks);
  }

  /**
   * Costs of starting to compute in a task, of a multiply-add, and of what a resident job computes
   * once; nothing of the latter if the runs do not tell it from the others.
   */
  private static RelativeFit computing(List<MeasuredRun> runs, RunAmounts amounts) {
    boolean jobs = runs.stream().anyMatch(run -> run.engine() == EngineKind.JOBS);
    if (!jobs && runs.stream().mapToInt(MeasuredRun::parallelism).distinct().count() > 1) {
      RelativeFit fit =
          RelativeFit.of(
              runs,
              CostsFit::computeSeconds,
              amounts::tasks,
              amounts::multiplyAdds,
              amounts::rounds);
      if (fit.cost(1) > 0) {
        return fit;
      }
    }
    return RelativeFit.of(runs, CostsFit::computeSeconds, amounts::tasks, amounts::multiplyAdds);
  }

  /**
   * Until the last task had its sum: task 0 may have had its own before, as they shared the cores.
   * What held passes up is drawn apart.
   */
  private static double computeSeconds(MeasuredRun run) {
    return run.engine() == EngineKind.JOBS
        ? run.parts().of(Phase.COMPUTE)
        : parts(run, Phase.COMPUTE, Phase.SHUFFLE_AND_SUM) - Arrays.stream(delays(run)).sum();
  }

  /** 1 if no run shows it. */
  private static double alone(Tradeoff measured, int cores) {
    MeasuredTable table = measured.table();
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int step = 0; step <= ALONE_STEPS; step++) {
      double alone = 1 + step * (MOST_ALONE - 1) / ALONE_STEPS;
      RunAmounts amounts = new RunAmounts(cores, alone, table.features(), table.classes());
      double squares =
          computing(withParts(measured.runs(), EngineKind.RESIDENT), amounts).squares();
      if (squares < least * (1 - 1e-9)) {
        least = squares;
        best = alone;
      }
    }
    return best;
  }

  private static double parts(MeasuredRun run, Phase... phases) {
    return Arrays.stream(phases).mapToDouble(run.parts()::of).sum();
  }

  private Draws draws(EngineKind engine, ToDoubleFunction<MeasuredRun> seconds) {
    return Draws.of(of(engine).stream().mapToDouble(seconds).toArray());
  }

  private double median(EngineKind engine, ToDoubleFunction<MeasuredRun> seconds) {
    return Median.of(of(engine).stream().mapToDouble(seconds).toArray());
  }

  /** Of the run with the most passes of the most rows. */
  private Draws delay() {
    return of(EngineKind.RESIDENT).stream()
        .filter(run -> delays(run).length > 0)
        .max(Comparator.comparingLong(MeasuredRun::rows))
        .map(run -> Draws.of(delays(run)))
        .orElse(Draws.of(0));
  }

  /** How much longer than the median one passes took: whatever held the slowest task up. */
  private static double[] delays(MeasuredRun run) {
    if (run.passSeconds().size() <= 2 * WARM) {
      return new double[0];
    }
    double[] warm =
        run.passSeconds().stream().skip(WARM).mapToDouble(Double::doubleValue).toArray();
    double median = Median.of(warm);
    return Arrays.stream(warm).map(pass -> Math.max(0, pass - median)).toArray();
  }

  /** Of the starts of resident jobs' tasks: how far runs were from what was fitted to them. */
  private double unevenness() {
    RelativeFit start = starts(EngineKind.RESIDENT);
    double squares =
        of(EngineKind.RESIDENT).stream()
            .filter(run -> parts(run, Phase.TASK_START) > 0)
            .mapToDouble(
                run ->
                    parts(run, Phase.TASK_START)
                        / (start.cost(0) + start.cost(1) * amounts.tasks(run)))
            .map(StrictMath::log)
            .map(log -> log * log)
            .average()
            .orElse(0);
    return StrictMath.sqrt(squares);
  }
}
