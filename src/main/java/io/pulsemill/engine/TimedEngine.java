package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.Pass;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;

/**
 * An engine as a training calls it: what lies between its answers is the optimizer's time, and what
 * the latest pass cost is kept.
 */
final class TimedEngine implements Pass {
  private final Engine engine;
  private final PhaseClock clock;
  private final Progress progress;

  private double statisticsSeconds;
  private PassResult latest;

  /** {@code clock}: the one {@code engine} laps. */
  TimedEngine(Engine engine, PhaseClock clock, Progress progress) {
    this.engine = engine;
    this.clock = clock;
    this.progress = progress;
  }

  TrainingStatistics statistics(StatisticsScope scope) throws IOException {
    clock.lap(Phase.OPTIMIZER);
    double start = clock.seconds();
    TrainingStatistics statistics = engine.statistics(scope);
    statisticsSeconds = clock.seconds() - start;
    clock.skip();
    return statistics;
  }

  /** Seconds of the statistics pass; 0 if there was none. */
  double statisticsSeconds() {
    return statisticsSeconds;
  }

  void prepare(RowPreparation rows) throws IOException {
    clock.lap(Phase.OPTIMIZER);
    engine.prepare(rows);
    clock.skip();
  }

  @Override
  public SoftmaxSums sum(double[] weights, Derivatives derivatives) throws IOException {
    clock.lap(Phase.OPTIMIZER);
    PassResult result = engine.pass(weights, derivatives);
    clock.skip();
    if (derivatives == Derivatives.MARGINS) {
      progress.say("a direction was checked against all training rows");
    } else if (derivatives == Derivatives.SCORES) {
      progress.say("the scores of all training rows were multiplied out, for robust errors");
    } else {
      latest = result;
    }
    return result.sums();
  }

  /** The latest evaluation of the objective; null before the first. */
  PassResult latest() {
    return latest;
  }
}
