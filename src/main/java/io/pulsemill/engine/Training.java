package io.pulsemill.engine;

import io.pulsemill.InputException;
import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.Evaluation;
import io.pulsemill.optimize.Iteration;
import io.pulsemill.optimize.Objective;
import io.pulsemill.optimize.Optimizer;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.optimize.Optimum;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.softmax.OptimumCheck;
import io.pulsemill.softmax.PenalizedLoss;
import io.pulsemill.softmax.SeparableClassesException;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.softmax.TrainingRecord;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One training run: statistics pass, choice of features, pilot, optimizer, model. All decisions are
 * taken here, from sums; the engine only sums. So the model depends on the rows and the settings
 * alone.
 */
public final class Training {
  /** Weights up to which a Hessian is asked for only to look for partial separation. */
  private static final int MAX_HESSIAN = 2000;

  private final FeatureTable table;
  private final TrainingSettings settings;
  private final TrainingStatistics known;
  private final Progress progress;
  private final TrainingLog log;

  /** A run over {@code table}. */
  public Training(FeatureTable table, TrainingSettings settings, Progress progress) {
    this(table, settings, null, progress);
  }

  /**
   * A run over {@code table} whose statistics may be known.
   *
   * @param known of the table's training rows, taken when it was written; null costs a pass
   */
  public Training(
      FeatureTable table, TrainingSettings settings, TrainingStatistics known, Progress progress) {
    this.table = table;
    this.settings = settings;
    this.known = known;
    this.progress = progress;
    log = new TrainingLog(progress);
  }

  /**
   * Trains with {@code engine}.
   *
   * @param clock the one the engine laps; what lies between its answers becomes the optimizer's
   * @throws InputException if the rows have no optimum: one class, separable classes, too few rows
   */
  public TrainingResult run(Engine engine, PhaseClock clock) throws IOException {
    if (settings.optimizer() == OptimizerChoice.NEWTON) {
      OptimizerChoice.checkNewtonFits(2, table.features().size());
    }
    TimedEngine timed = new TimedEngine(engine, clock, progress);
    TrainingStatistics statistics =
        known != null ? known : timed.statistics(settings.crossProducts());
    log.rows(table, statistics, timed.statisticsSeconds());
    List<String> classes = new TrainingChecks(table, settings, statistics).classes(progress);
    ActiveFeatures active = active(statistics, classes.size());
    Optimizer optimizer = optimizer(classes.size(), active);
    RowPreparation rows =
        new RowPreparation(settings.split(), classes, active.positions(), active.standardization());
    timed.prepare(rows); // before the pilot: tasks elsewhere can be at it meanwhile
    int pilotRows = optimizer.kind() == OptimizerKind.NEWTON ? settings.pilotRows() : 0;
    double[] weights =
        Pilot.start(statistics, rows, active, settings.l2(), pilotRows, engine.cores(), progress);

    PenalizedLoss loss =
        new PenalizedLoss(
            timed,
            classes.size(),
            active.count(),
            statistics.rows(),
            settings.l2(),
            active.squareRatios());
    WatchedObjective objective = new WatchedObjective(loss, timed, progress);
    List<Iteration> iterations = new ArrayList<>();
    Optimum optimum;
    try {
      double[] start =
          active.farRows() ? notWorseThanNone(weights, objective, classes.size()) : weights;
      Optimum found = optimizer.minimize(objective, start, settings.stopping(), iterations::add);
      optimum = settled(found, loss, objective, active);
    } catch (SeparableClassesException e) {
      throw e.named(classes, active.names(table.features()));
    }
    log.end(optimum, settings.stopping().tolerance());
    SoftmaxModel weighted = model(classes, active, optimum);
    TrainingRecord record = record(statistics, optimum, optimizer, loss);
    TrainedModel model =
        new KeptInformation(loss, settings).of(weighted, record, optimum.weights());
    log.robust(settings.robust(), weighted, record);
    clock.lap(Phase.OPTIMIZER);
    return new TrainingResult(model, timed.statisticsSeconds(), objective.passes(), iterations);
  }

  private ActiveFeatures active(TrainingStatistics statistics, int classes) {
    boolean newton =
        settings.optimizer().resolved(classes, table.features().size()) == OptimizerKind.NEWTON;
    return ActiveFeatures.of(statistics, table.features(), settings.l2(), newton, progress);
  }

  private Optimizer optimizer(int classes, ActiveFeatures active) {
    return settings
        .optimizer()
        .create(classes, active.count(), () -> active.lipschitz(settings.l2()), progress);
  }

  /**
   * No weights, whose loss is log K, if far rows, which the pilot has not seen, make the pilot's
   * worse.
   */
  private static double[] notWorseThanNone(double[] start, Objective objective, int classes)
      throws IOException {
    double[] none = new double[start.length];
    if (Arrays.equals(start, none)) {
      return none;
    }
    double loss = objective.at(start, Derivatives.GRADIENT).loss();
    return loss <= StrictMath.log(classes) ? start : none;
  }

  /** Looks behind a small gradient: without a penalty the loss may only fade away. */
  private Optimum settled(
      Optimum optimum, PenalizedLoss loss, Objective objective, ActiveFeatures active)
      throws IOException {
    if (optimum.stop() == StopReason.MAX_ITERATIONS || objective.dimension() > MAX_HESSIAN) {
      return optimum;
    }
    if (settings.l2() > 0) {
      log.distance(OptimumCheck.distance(optimum));
      return optimum;
    }
    return new OptimumCheck(loss, objective)
        .settle(
            optimum,
            active.standardization().bounds(),
            settings.stopping().tolerance(),
            iteration -> {});
  }

  private SoftmaxModel model(List<String> classes, ActiveFeatures active, Optimum optimum) {
    return SoftmaxModel.fromStandardized(
        classes, table.features(), active.positions(), optimum.weights(), active.standardization());
  }

  private TrainingRecord record(
      TrainingStatistics statistics, Optimum optimum, Optimizer optimizer, PenalizedLoss loss) {
    Evaluation at = optimum.evaluation();
    TrainingSplit split = settings.split();
    return new TrainingRecord(
        statistics.rows(),
        List.copyOf(statistics.counts().byLabel().values()),
        at.loss() - loss.penalty(optimum.weights()),
        at.loss(),
        at.gradientNorm(),
        loss.passes(),
        optimum.stop(),
        optimizer.kind().key(),
        settings.l2(),
        split.seed(),
        split.fraction(),
        table.columns().label(),
        table.columns().subject(),
        split.by() == TrainingSplit.By.HASH ? null : split.by(),
        split.column());
  }
}
