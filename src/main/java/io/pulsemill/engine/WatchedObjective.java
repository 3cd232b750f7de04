package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.Evaluation;
import io.pulsemill.optimize.Objective;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An objective that logs and records each of its evaluations. */
final class WatchedObjective implements Objective {
  private final Objective objective;
  private final TimedEngine engine;
  private final long rows;
  private final Progress progress;
  private final List<PassRecord> passes = new ArrayList<>();

  /**
   * @param engine what sums for {@code objective}
   * @param rows that train
   */
  WatchedObjective(Objective objective, TimedEngine engine, long rows, Progress progress) {
    this.rows = rows;
    this.objective = objective;
    this.engine = engine;
    this.progress = progress;
  }

  List<PassRecord> passes() {
    return List.copyOf(passes);
  }

  @Override
  public int dimension() {
    return objective.dimension();
  }

  @Override
  public Evaluation at(double[] weights, Derivatives derivatives) throws IOException {
    Evaluation evaluation = objective.at(weights, derivatives);
    if (!Double.isFinite(evaluation.loss())) {
      progress.say("step overshot (loss not finite); shortening it"); // costs no pass
      return evaluation;
    }
    PassRecord pass =
        new PassRecord(
            passes.size() + 1,
            evaluation.loss(),
            evaluation.gradientNorm(),
            engine.latest().seconds(),
            engine.latest().jobId().orElse(null));
    passes.add(pass);
    progress.event(
        new RunEvent.Pass(pass.number(), rows, pass.loss(), pass.gradientNorm(), pass.seconds()));
    return evaluation;
  }
}
