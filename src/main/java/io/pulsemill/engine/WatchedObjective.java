package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.Evaluation;
import io.pulsemill.optimize.Objective;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An objective that logs and records each of its evaluations. */
final class WatchedObjective implements Objective {
  private final Objective objective;
  private final TimedEngine engine;
  private final Progress progress;
  private final List<PassRecord> passes = new ArrayList<>();

  /** {@code engine}: what sums for {@code objective}. */
  WatchedObjective(Objective objective, TimedEngine engine, Progress progress) {
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
    progress.say(
        String.format(
            Locale.ROOT,
            "pass %d: loss %.12g, gradient norm %.3g, %.3f s",
            pass.number(),
            pass.loss(),
            pass.gradientNorm(),
            pass.seconds()));
    return evaluation;
  }
}
