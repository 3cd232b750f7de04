package io.pulsemill.plan;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.Median;
import io.pulsemill.costmodel.NonNegativeLeastSquares;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.Workload;
import io.pulsemill.engine.resident.MessageCosts;
import io.pulsemill.timing.Phase;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What things take, by the parts of measured runs. All tasks of these shared the cores of one
 * machine, so what each of n tasks does on all of C cores took n / C of its work, and what each
 * does on one, the work of all by min(n, C).
 */
final class CostsFit {
  /** Passes of a run after which its kernel is compiled. */
  private static final int WARM = 20;

  private final int cores;
  private final int features;
  private final int classes;
  private final List<MeasuredRun> runs;

  private CostsFit(int cores, int features, int classes, List<MeasuredRun> runs) {
    this.cores = cores;
    this.features = features;
    this.classes = classes;
    this.runs = runs;
  }

  /**
   * The costs of these runs.
   *
   * @param cores that all tasks of a run had together
   * @throws InputException if none of them were by resident jobs, or none by jobs, or if they do
   *     not show what a row costs
   */
  static Costs of(Tradeoff measured, int cores) {
    CostsFit fit =
        new CostsFit(
            cores, measured.table().features(), measured.table().classes(), measured.runs());
    return new Costs(
        fit.job(EngineKind.RESIDENT),
        fit.job(EngineKind.JOBS),
        fit.median(EngineKind.RESIDENT, run -> run.parts().of(Phase.OPTIMIZER)),
        fit.delay(),
        fit.unevenness(),
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
    double[] start = startCosts(engine);
    double[] read = fit(engine, this::readSeconds, this::opened, this::valuesRead);
    double[] compute =
        fit(
            engine,
            run -> run.parts().of(Phase.COMPUTE),
            run -> rounds(run) * perCore(run),
            run -> run.measuredPasses() * work(run) / side(run));
    if (read[1] == 0 || compute[1] == 0) {
      throw new InputException(
          "The runs of the measurement by %s do not show what a row costs: expected tables of different sizes, the largest of some million rows; measure them: tradeoff --sizes"
              .formatted(engine));
    }
    return new Costs.JobCosts(
        draws(engine, run -> run.parts().of(Phase.START)),
        draws(engine, run -> parts(run, Phase.SUBMIT, Phase.QUEUE) / rounds(run)),
        draws(engine, run -> parts(run, Phase.MASTER_START) / rounds(run)),
        start[0],
        start[1],
        read[0],
        read[1],
        compute[0],
        compute[1],
        median(engine, run -> parts(run, Phase.SHUFFLE_AND_SUM) / rounds(run)),
        draws(engine, run -> parts(run, Phase.COMMIT, Phase.NOTICE) / rounds(run)));
  }

  private double[] startCosts(EngineKind engine) {
    return fit(
        engine, run -> run.parts().of(Phase.TASK_START), this::rounds, r -> rounds(r) * perCore(r));
  }

  private double readSeconds(MeasuredRun run) {
    return parts(run, Phase.READ, Phase.DECODE);
  }

  private double opened(MeasuredRun run) {
    return rounds(run) * perCore(run);
  }

  private double valuesRead(MeasuredRun run) {
    return rounds(run) * (double) run.rows() * (features + 1) / side(run);
  }

  /** Multiply-adds of a pass. */
  private double work(MeasuredRun run) {
    boolean hessian = run.optimizer().isNewton();
    return run.trainingRows() * new Workload.Shape(features, classes, hessian).multiplyAdds();
  }

  /** Jobs of a run. */
  private double rounds(MeasuredRun run) {
    return run.engine() == EngineKind.JOBS ? run.measuredPasses() + 1.0 : 1;
  }

  private double perCore(MeasuredRun run) {
    return (double) run.parallelism() / cores;
  }

  /** Tasks that compute side by side. */
  private double side(MeasuredRun run) {
    return Math.min(run.parallelism(), cores);
  }

  /** Costs of two amounts; all runs weigh the same, by their relative errors. */
  private double[] fit(
      EngineKind engine,
      ToDoubleFunction<MeasuredRun> seconds,
      ToDoubleFunction<MeasuredRun> one,
      ToDoubleFunction<MeasuredRun> other) {
    List<MeasuredRun> own =
        of(engine).stream().filter(run -> seconds.applyAsDouble(run) > 0).toList();
    double[][] amounts = new double[own.size()][];
    double[] ones = new double[own.size()];
    for (int i = 0; i < amounts.length; i++) {
      double took = seconds.applyAsDouble(own.get(i));
      amounts[i] =
          new double[] {
            one.applyAsDouble(own.get(i)) / took, other.applyAsDouble(own.get(i)) / took
          };
      ones[i] = 1;
    }
    return own.isEmpty() ? new double[2] : NonNegativeLeastSquares.solve(amounts, ones);
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

  /** Of the run with the most passes of the most rows: whatever held its slowest task up. */
  private Draws delay() {
    double[] passes =
        of(EngineKind.RESIDENT).stream()
            .filter(run -> run.passSeconds().size() > 2 * WARM)
            .max(Comparator.comparingLong(MeasuredRun::rows))
            .map(run -> run.passSeconds().stream().skip(WARM))
            .map(all -> all.mapToDouble(Double::doubleValue).toArray())
            .orElse(new double[] {0});
    double median = Median.of(passes);
    return Draws.of(Arrays.stream(passes).map(pass -> Math.max(0, pass - median)).toArray());
  }

  /** Of the starts of resident jobs' tasks: how far runs were from what was fitted to them. */
  private double unevenness() {
    double[] start = startCosts(EngineKind.RESIDENT);
    double squares =
        of(EngineKind.RESIDENT).stream()
            .filter(run -> parts(run, Phase.TASK_START) > 0)
            .mapToDouble(run -> parts(run, Phase.TASK_START) / (start[0] + start[1] * perCore(run)))
            .map(StrictMath::log)
            .map(log -> log * log)
            .average()
            .orElse(0);
    return StrictMath.sqrt(squares);
  }
}
