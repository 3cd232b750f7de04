package io.pulsemill.engine;

import io.pulsemill.InputException;
import io.pulsemill.job.Progress;
import io.pulsemill.statistics.FeatureRange;
import java.util.Locale;

/** Warnings about values so far from all others that a feature gets its own scale. */
final class FarValues {
  /** Spreads of the bulk; beyond it a score of such a row has no digit left for the bulk. */
  private static final double DOUBLE_PRECISION = 1e15;

  /** Spreads of the bulk that arithmetic takes. */
  private static final double LIMIT = 0x1p100;

  private FarValues() {}

  /**
   * Warns of the farthest value.
   *
   * @throws InputException if it is so far that no arithmetic serves
   */
  static void warn(FeatureRange range, String name, FeatureScale scale, Progress progress) {
    if (!scale.ofBulk()) {
      return;
    }
    String subject = range.farthestSubject(scale.center());
    String what =
        String.format(
            Locale.ROOT,
            "feature '%s': %s of %s is %.2g times the spread of the others away from them",
            name,
            range.farthest(scale.center()),
            subject == null ? "several subjects" : "subject '" + subject + "'",
            scale.bound());
    if (!(scale.bound() <= LIMIT)) {
      throw new InputException(what + ", too far for arithmetic; correct or remove it");
    }
    progress.warn(
        what
            + (scale.bound() > DOUBLE_PRECISION
                ? ", beyond double precision: the model may be wrong there; correct or remove it"
                : "; if it is not a measurement, correct or remove it"));
  }
}
