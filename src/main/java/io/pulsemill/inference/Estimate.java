package io.pulsemill.inference;

import io.pulsemill.json.Check;
import io.pulsemill.json.OrAbsent;
import io.pulsemill.json.OrNull;
import org.jspecify.annotations.Nullable;

/**
 * A coefficient on a raw feature, and how sure it is.
 *
 * @param label its class
 * @param feature its feature; null: the intercept
 * @param coefficient centered over the classes, or the difference to the class of reference
 * @param information its test by the inverse of the information
 * @param robust its test by the sandwich of the information and the scores; null if not taken
 */
public record Estimate(
    String label,
    @OrNull @Nullable String feature,
    double coefficient,
    WaldTest information,
    @OrAbsent @Nullable WaldTest robust) {

  /** Checks the number. */
  public Estimate {
    Check.finite("coefficient", coefficient);
  }
}
