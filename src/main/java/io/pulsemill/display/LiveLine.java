package io.pulsemill.display;

import io.pulsemill.job.RunEvent;
import io.pulsemill.timing.Ticker;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, in one line: stage, then percent of its job or passes of its training, and the
 * time left, as far as that can be said.
 */
final class LiveLine {
  /** Percent of a job below which nothing is said of the time left. */
  private static final long TOO_EARLY = 5;

  private final Ticker ticker;
  private String stage = "";
  private long began;
  private RunEvent.@Nullable JobShare job;
  private RunEvent.@Nullable Pass pass;
  private RunEvent.@Nullable Predicted predicted;

  LiveLine(Ticker ticker) {
    this.ticker = ticker;
    began = ticker.nanos();
  }

  void take(RunEvent event) {
    if (event instanceof RunEvent.StageBegan begun) {
      stage = begun.stage();
      began = ticker.nanos();
      job = null;
      pass = null;
      predicted = null;
    } else if (event instanceof RunEvent.StageEnded) {
      job = null;
      pass = null;
    } else if (event instanceof RunEvent.JobShare share) {
      job = share;
    } else if (event instanceof RunEvent.Pass done) {
      pass = done;
    } else if (event instanceof RunEvent.Predicted said) {
      predicted = said;
    }
  }

  String text() {
    double elapsed = ticker.secondsSince(began);
    String text = stage + "  " + clock(elapsed);
    if (pass != null) {
      return text + passes(pass);
    }
    return job == null ? text : text + shares(job, elapsed);
  }

  private static String shares(RunEvent.JobShare job, double elapsed) {
    long percent = (job.map() + job.reduce()) / 2;
    String left =
        percent < TOO_EARLY
            ? ""
            : "  about %s left".formatted(clock(elapsed * (100 - percent) / percent));
    return "  map %d %%  reduce %d %%%s".formatted(job.map(), job.reduce(), left);
  }

  private String passes(RunEvent.Pass pass) {
    RunEvent.Predicted known = predicted;
    int left = known == null ? -1 : known.passes() - pass.number();
    return String.format(
        Locale.ROOT,
        "  pass %d%s  loss %.6f  gradient %.1e  %.2f M rows/s%s",
        pass.number(),
        known == null || left < 0 ? "" : " of about " + known.passes(),
        pass.loss(),
        pass.gradientNorm(),
        pass.rows() / pass.seconds() / 1e6,
        left < 0 ? "" : "  about %s left".formatted(clock(left * pass.seconds())));
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return "%d:%02d".formatted(whole / 60, whole % 60);
  }
}
