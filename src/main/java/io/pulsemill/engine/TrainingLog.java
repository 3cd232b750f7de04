package io.pulsemill.engine;

import com.google.errorprone.annotations.FormatMethod;
import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Optimum;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.softmax.InferenceObstacle;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.TrainingRecord;
import io.pulsemill.statistics.TrainingStatistics;
import java.util.List;
import java.util.Locale;

/** The lines and warnings of a training: on its rows, and on what it came to. */
final class TrainingLog {
  /** Of the largest weight: more than a coefficient may be off without a word. */
  private static final double FAR = 1e-3;

  /** Nats of the mean loss, at most: more than it may be off without a word. */
  private static final double ROUNDED = 1e-8;

  private final Progress progress;

  TrainingLog(Progress progress) {
    this.progress = progress;
  }

  /** Which rows train; {@code seconds}: of the statistics pass. */
  void rows(List<String> features, TrainingStatistics statistics, double seconds) {
    say(
        "statistics: %d rows, %d train, %d held out, %.3f s",
        statistics.tableRows(), statistics.rows(), statistics.counts().heldOut(), seconds);
    if (statistics.counts().weightless() > 0) {
      say("%d training rows left out: zero-weight", statistics.counts().weightless());
    }
    if (statistics.counts().missing() > 0) {
      warn(
          "%d training rows left out: missing-value%s",
          statistics.counts().missing(), statistics.counts().missingValues().text(features));
    }
  }

  /** What rows count, if they count differently. */
  void weights(RowWeighting weighting, List<String> classes) {
    String line = weighting.line(classes);
    if (line != null) {
      progress.say(line);
    }
  }

  /** How far a penalized optimum is by a Newton step, as a share of the largest weight. */
  void distance(double distance) {
    if (distance > FAR) {
      warn(
          "the gradient is small, but by a Newton step the optimum is still some %.2g of the"
              + " largest weight away; use a smaller --tolerance",
          distance);
    }
  }

  /** Whether the tolerance was not reached, and whether the loss is only known roughly. */
  void end(Optimum optimum, double tolerance) {
    if (optimum.stop() != StopReason.GRADIENT_SMALL && optimum.stop() != StopReason.STEP_SMALL) {
      warn(
          "stopped by %s after %d iterations at gradient norm %.3g, above the tolerance %s",
          optimum.stop().key(),
          optimum.iterations(),
          optimum.evaluation().gradientNorm(),
          tolerance);
    }
    // Values far from all others, which a warning has named, make scores that doubles round.
    if (optimum.evaluation().lossError() > ROUNDED) {
      warn(
          "the loss is known to within %.1g only, because values lie so far from all others",
          optimum.evaluation().lossError());
    }
  }

  /** Why there are no robust errors, though asked for. */
  void robust(boolean asked, SoftmaxModel model, TrainingRecord training) {
    String obstacle = asked ? InferenceObstacle.of(model, training) : null;
    if (obstacle != null) {
      warn("--robust: no standard errors: %s", obstacle);
    }
  }

  @FormatMethod
  private void say(String format, Object... values) {
    progress.say(String.format(Locale.ROOT, format, values));
  }

  @FormatMethod
  private void warn(String format, Object... values) {
    progress.warn(String.format(Locale.ROOT, format, values));
  }
}
