package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Iteration;
import io.pulsemill.optimize.IterationListener;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.time.Duration;
import java.util.Locale;

/** Logs the iterations of a pilot that takes long. */
final class SlowIterations implements IterationListener {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

  private final Progress progress;
  private final Ticker ticker;
  private Deadline next;

  SlowIterations(Progress progress, Ticker ticker) {
    this.progress = progress;
    this.ticker = ticker;
    next = Deadline.after(ticker, BETWEEN_LINES);
  }

  @Override
  public void accept(Iteration iteration) {
    if (next.passed()) {
      next = Deadline.after(ticker, BETWEEN_LINES);
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
