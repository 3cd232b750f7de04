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
import io.pulsemill.softmax.SeparableClassesException;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.softmax.TrainingRecord;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One training run: statistics pass, choice of features, pilot, optimizer, model. All decisions are
 * taken here, from sums; the engine only sums. So the model depends on the rows and the settings
 * alone.
 */
public final class Training {
  /** Weights up to which a Hessian is asked for only to look for partial separation. */
  private static final int MAX_HESSIAN = 2000;

  /** Of the largest weight: more than a coefficient may be off without a word. */
  private static final double FAR = 1e-3;

  /** Nats of the mean loss, at most: more than it may be off without a word. */
  private static final double ROUNDED = 1e-8;

  private final FeatureTable table;
  private final TrainingSettings settings;
  private final TrainingStatistics known;
  private final Progress progress;

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
  }

  /**
   * Trains with {@code engine}.
   *
   * @throws InputException if the rows have no optimum: one class, separable classes, too few rows
   */
  public TrainingResult run(Engine engine) throws IOException {
    if (settings.optimizer() == OptimizerChoice.NEWTON) {
      OptimizerChoice.checkNewtonFits(2, table.features().size());
    }
    PhaseClock clock = new PhaseClock();
    TrainingStatistics statistics =
        known != null ? known : engine.statistics(settings.crossProducts());
    double statisticsSeconds = clock.seconds();
    clock.skip();
    sayRows(statistics, statisticsSeconds);
    List<String> classes = checkedClasses(statistics);

    DoubtfulFeatures.warn(statistics, table, progress);
    checkRows(statistics, classes.size());
    ActiveFeatures active =
        ActiveFeatures.of(
            statistics, table.features(), settings.l2(), newton(classes.size()), progress);
    Optimizer optimizer =
        settings
            .optimizer()
            .create(
                classes.size(), active.count(), () -> active.lipschitz(settings.l2()), progress);
    RowPreparation rows =
        new RowPreparation(settings.split(), classes, active.positions(), active.standardization());
    clock.lap(Phase.OPTIMIZER);
    engine.prepare(rows); // before the pilot: tasks elsewhere can be at it meanwhile
    clock.skip();
    double[] weights =
        Pilot.start(
            statistics,
            rows,
            active,
            settings.l2(),
            pilotRows(optimizer),
            engine.cores(),
            progress);

    PenalizedLoss loss =
        new PenalizedLoss(
            (w, order) -> {
              clock.lap(Phase.OPTIMIZER);
              SoftmaxSums sums = engine.sum(w, order);
              if (order == Derivatives.MARGINS) {
                progress.say("a direction was checked against all training rows");
              }
              clock.skip();
              return sums;
            },
            classes.size(),
            active.count(),
            statistics.rows(),
            settings.l2(),
            active.squareRatios());
    List<Iteration> iterations = new ArrayList<>();
    WatchedObjective objective = new WatchedObjective(loss, engine, progress, Ticker.SYSTEM);
    Optimum optimum;
    try {
      double[] start =
          active.farRows() ? notWorseThanNone(weights, objective, classes.size()) : weights;
      Optimum found = optimizer.minimize(objective, start, settings.stopping(), iterations::add);
      optimum = settled(found, loss, objective, active);
    } catch (SeparableClassesException e) {
      throw e.named(classes, active.names(table.features()));
    }
    sayStop(optimum);
    sayRounding(optimum.evaluation());
    clock.lap(Phase.OPTIMIZER);
    SoftmaxModel model =
        SoftmaxModel.fromStandardized(
            classes,
            table.features(),
            active.positions(),
            optimum.weights(),
            active.standardization());
    return new TrainingResult(
        trained(model, statistics, optimum, optimizer, loss),
        clock.parts().add(engine.parts()),
        statisticsSeconds,
        objective.passes(),
        iterations);
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

  private boolean newton(int classes) {
    return settings.optimizer().resolved(classes, table.features().size())
        == OptimizerChoice.NEWTON;
  }

  private int pilotRows(Optimizer optimizer) {
    return optimizer.key().equals("newton") ? settings.pilotRows() : 0;
  }

  private List<String> checkedClasses(TrainingStatistics statistics) {
    if (statistics.rows() == 0) {
      throw new InputException(
          ("No training rows: of %d rows in the table, fraction %s selects none without a missing"
                  + " value%s")
              .formatted(table.rows(), settings.split().fraction(), missing(statistics)));
    }
    List<String> classes = List.copyOf(statistics.counts().byLabel().keySet());
    if (classes.size() < 2) {
      throw new InputException(
          "All %d training rows have the label '%s'; training needs at least two classes%s"
              .formatted(statistics.rows(), classes.get(0), missing(statistics)));
    }
    return classes;
  }

  /** Before collinear features go: with so few rows, some always are. */
  private void checkRows(TrainingStatistics statistics, int classes) {
    long features =
        IntStream.range(0, table.features().size())
            .filter(j -> !statistics.moments().range(j).constant())
            .count();
    long parameters = (classes - 1L) * (features + 1L);
    if (statistics.rows() < parameters) {
      String what =
          "%d training rows are fewer than the %d free parameters of %d classes and %d features"
              .formatted(statistics.rows(), parameters, classes, features);
      if (settings.l2() == 0) {
        throw new InputException(what + "; use more rows, fewer features or a penalty (--l2)");
      }
      progress.warn(what + "; only the penalty decides between many equal fits");
    }
  }

  private TrainedModel trained(
      SoftmaxModel model,
      TrainingStatistics statistics,
      Optimum optimum,
      Optimizer optimizer,
      PenalizedLoss loss) {
    Evaluation at = optimum.evaluation();
    TrainingRecord record =
        new TrainingRecord(
            statistics.rows(),
            List.copyOf(statistics.counts().byLabel().values()),
            at.loss() - loss.penalty(optimum.weights()),
            at.loss(),
            at.gradientNorm(),
            loss.passes(),
            optimum.stop().key(),
            optimizer.key(),
            settings.l2(),
            settings.split().seed(),
            settings.split().fraction(),
            table.columns().label(),
            table.columns().subject());
    return new TrainedModel(model, record);
  }

  /** Looks behind a small gradient: without a penalty the loss may only fade away. */
  private Optimum settled(
      Optimum optimum, PenalizedLoss loss, Objective objective, ActiveFeatures active)
      throws IOException {
    if (optimum.stop() == StopReason.MAX_ITERATIONS || objective.dimension() > MAX_HESSIAN) {
      return optimum;
    }
    if (settings.l2() > 0) {
      sayDistance(OptimumCheck.distance(optimum));
      return optimum;
    }
    return new OptimumCheck(loss, objective)
        .settle(
            optimum,
            active.standardization().bounds(),
            settings.stopping().tolerance(),
            iteration -> {});
  }

  private void sayRows(TrainingStatistics statistics, double seconds) {
    progress.say(
        String.format(
            Locale.ROOT,
            "statistics: %d rows, %d train, %d held out, %.3f s",
            table.rows(),
            statistics.rows(),
            statistics.counts().heldOut(),
            seconds));
    if (statistics.counts().missing() > 0) {
      progress.warn(
          "%d training rows left out: missing-value%s"
              .formatted(statistics.counts().missing(), missing(statistics)));
    }
  }

  private void sayDistance(double distance) {
    if (distance > FAR) {
      progress.warn(
          String.format(
              Locale.ROOT,
              "the gradient is small, but by a Newton step the optimum is still some %.2g of the"
                  + " largest weight away; use a smaller --tolerance",
              distance));
    }
  }

  private String missing(TrainingStatistics statistics) {
    return statistics.counts().missingValues().text(table.features());
  }

  /** Values far from all others, which a warning has named, make scores that doubles round. */
  private void sayRounding(Evaluation at) {
    if (at.lossError() > ROUNDED) {
      progress.warn(
          String.format(
              Locale.ROOT,
              "the loss is known to within %.1g only, because values lie so far from all others",
              at.lossError()));
    }
  }

  private void sayStop(Optimum optimum) {
    if (optimum.stop() != StopReason.GRADIENT_SMALL && optimum.stop() != StopReason.STEP_SMALL) {
      progress.warn(
          String.format(
              Locale.ROOT,
              "stopped by %s after %d iterations at gradient norm %.3g, above the tolerance %s",
              optimum.stop().key(),
              optimum.iterations(),
              optimum.evaluation().gradientNorm(),
              settings.stopping().tolerance()));
    }
  }
}
