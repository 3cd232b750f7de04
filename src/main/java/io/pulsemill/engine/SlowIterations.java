package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Iteration;
import io.pulsemill.optimize.IterationListener;
import java.util.Locale;

/** Logs the iterations of a pilot that takes long. */
final class SlowIterations implements IterationListener {
  private static final long NANOS_BETWEEN_LINES = 1_000_000_000;

  private final Progress progress;
  private long last = System.nanoTime();

  SlowIterations(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void accept(Iteration iteration) {
    if (System.nanoTime() - last >= NANOS_BETWEEN_LINES) {
      last = System.nanoTime();
      progress.say(
          String.format(
              Locale.ROOT,
              "pilot: iteration %d, loss %.12g, gradient norm %.3g",
              iteration.number(),
              iteration.loss(),
              iteration.gradientNorm()));
    }
  }
}
