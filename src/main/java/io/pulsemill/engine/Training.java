package io.pulsemill.engine;

import io.pulsemill.InputException;
import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.Evaluation;
import io.pulsemill.optimize.Iteration;
import io.pulsemill.optimize.Objective;
import io.pulsemill.optimize.Optimizer;
import io.pulsemill.optimize.Optimum;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.softmax.OptimumCheck;
import io.pulsemill.softmax.PenalizedLoss;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.softmax.SeparableClassesException;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.softmax.TrainingRecord;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.TableColumns;
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

  private final TableColumns columns;
  private final TrainingSettings settings;
  private final TrainingStatistics known;
  private final Progress progress;
  private final TrainingLog log;

  /** A run over the rows of a table that has such columns, the features resolved. */
  public Training(TableColumns columns, TrainingSettings settings, Progress progress) {
    this(columns, settings, null, progress);
  }

  /**
   * A run over a table whose statistics may be known.
   *
   * @param known of the table's training rows, taken when it was written; null costs a pass
   */
  public Training(
      TableColumns columns,
      TrainingSettings settings,
      TrainingStatistics known,
      Progress progress) {
    this.columns = columns;
    this.settings = settings;
    this.known = known;
    this.progress = progress;
    log = new TrainingLog(progress);
  }

  /**
   * How its rows are prepared, as {@link #run} has it.
   *
   * @param statistics of the training rows
   * @throws InputException if no model can be fitted to them
   */
  public RowPreparation preparation(TrainingStatistics statistics) {
    List<String> classes =
        new TrainingChecks(columns.features(), settings, statistics).classes(progress);
    RowWeighting weighting = RowWeighting.of(settings, statistics, classes);
    return rows(classes, active(statistics, weighting, classes.size()), weighting);
  }

  /**
   * Trains with {@code engine}.
   *
   * @param clock the one the engine laps; what lies between its answers becomes the optimizer's
   * @throws InputException if the rows have no optimum: one class, separable classes, too few rows
   */
  public TrainingResult run(Engine engine, PhaseClock clock) throws IOException {
    settings.optimizer().checkAtLeast(settings.penalty(), columns.features().size());
    TimedEngine timed = new TimedEngine(engine, clock, progress);
    TrainingStatistics statistics = known != null ? known : timed.statistics(settings.scope());
    log.rows(columns.features(), statistics, timed.statisticsSeconds());
    List<String> classes =
        new TrainingChecks(columns.features(), settings, statistics).classes(progress);
    RowWeighting weighting = RowWeighting.of(settings, statistics, classes);
    log.weights(weighting, classes);
    ActiveFeatures active = active(statistics, weighting, classes.size());
    Optimizer optimizer = optimizer(classes.size(), active);
    RowPreparation rows = rows(classes, active, weighting);
    timed.prepare(rows); // before the pilot: tasks elsewhere can be at it meanwhile
    int pilotRows = optimizer.kind().isNewton() ? settings.pilotRows() : 0;
    double[] weights =
        Pilot.start(
            statistics, rows, active, settings.penalty(), pilotRows, engine.cores(), progress);

    PenalizedLoss loss =
        new PenalizedLoss(
            timed,
            classes.size(),
            active.count(),
            weighting.totals(),
            settings.penalty(),
            active.squareRatios());
    WatchedObjective objective = new WatchedObjective(loss, timed, statistics.rows(), progress);
    List<Iteration> iterations = new ArrayList<>();
    Optimum optimum;
    try {
      double[] start =
          active.farRows() ? notWorseThanNone(weights, objective, classes.size()) : weights;
      Optimum found = optimizer.minimize(objective, start, settings.stopping(), iterations::add);
      optimum = settled(found, loss, objective, active);
    } catch (SeparableClassesException e) {
      throw e.named(classes, active.names(columns.features()));
    }
    log.end(optimum, settings.stopping().tolerance());
    SoftmaxModel fitted = model(classes, active, optimum);
    TrainingRecord record = record(statistics, weighting, optimum, optimizer, loss);
    TrainedModel model = new KeptInformation(loss, settings).of(fitted, record, optimum.weights());
    log.robust(settings.robust(), fitted, record);
    clock.lap(Phase.OPTIMIZER);
    return new TrainingResult(model, timed.statisticsSeconds(), objective.passes(), iterations);
  }

  private RowPreparation rows(List<String> classes, ActiveFeatures active, RowWeighting weighting) {
    return new RowPreparation(
        settings.split(),
        classes,
        active.positions(),
        active.standardization(),
        weighting.classWeights(),
        weighting.totals().bounds());
  }

  private ActiveFeatures active(
      TrainingStatistics statistics, RowWeighting weighting, int classes) {
    boolean newton =
        settings
            .optimizer()
            .resolved(settings.penalty(), classes, columns.features().size())
            .isNewton();
    return ActiveFeatures.of(
        statistics, weighting.moments(), columns.features(), settings.penalty(), newton, progress);
  }

  private Optimizer optimizer(int classes, ActiveFeatures active) {
    return settings
        .optimizer()
        .create(
            settings.penalty(),
            classes,
            active.count(),
            () -> active.lipschitz(settings.penalty().l2()),
            progress);
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
    if (settings.penalty().isSparse()) {
      return optimum; // the optimizer looked itself
    }
    if (!settings.penalty().isNone()) {
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
        classes,
        columns.features(),
        active.positions(),
        optimum.weights(),
        active.standardization(),
        settings.penalty());
  }

  private TrainingRecord record(
      TrainingStatistics statistics,
      RowWeighting weighting,
      Optimum optimum,
      Optimizer optimizer,
      PenalizedLoss loss) {
    Evaluation at = optimum.evaluation();
    TrainingSplit split = settings.split();
    Penalty penalty = settings.penalty();
    return new TrainingRecord(
        statistics.rows(),
        List.copyOf(statistics.counts().byLabel().values()),
        at.loss() - loss.penalty(optimum.weights()),
        at.loss(),
        at.gradientNorm(),
        penalty.isSparse() ? at.gradientNorm() : null,
        loss.passes(),
        optimum.stop(),
        optimizer.kind().key(),
        penalty.l2(),
        penalty.isSparse() ? penalty.l1() : null,
        split.seed(),
        split.fraction(),
        columns.label(),
        columns.subject(),
        split.by() == TrainingSplit.By.HASH ? null : split.by(),
        split.column(),
        weighting.recordedClasses(),
        columns.weight(),
        weighting.recordedSum());
  }
}
