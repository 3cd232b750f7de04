package io.pulsemill.inference;

import io.pulsemill.json.Check;
import io.pulsemill.json.OrUndefined;
import io.pulsemill.metrics.Interval;
import org.apache.commons.math3.special.Erf;

/**
 * Whether a coefficient is zero, by its standard error and the normal distribution that the
 * estimate has in large samples (Agresti, "Categorical Data Analysis", 3rd ed., 1.3.3).
 *
 * @param standardError > 0, or 0 if a penalty leaves no freedom
 * @param z the coefficient in standard errors; undefined if that is 0
 * @param p two-sided: how often |z| would be as large if the coefficient were zero
 * @param lower end of the 95 % interval
 * @param upper end of the 95 % interval
 */
public record WaldTest(
    double standardError,
    @OrUndefined double z,
    @OrUndefined double p,
    double lower,
    double upper) {
  /** Checks ranges. */
  public WaldTest {
    Check.amount("standardError", standardError);
    Check.check(!(p < 0 || p > 1), "p", "a number from 0 to 1", p);
    Check.finite("lower", lower);
    Check.finite("upper", upper);
  }

  /** The test of an estimate. */
  static WaldTest of(double coefficient, double variance) {
    double error = Math.sqrt(variance);
    double z = error > 0 ? coefficient / error : Double.NaN;
    return new WaldTest(
        error,
        z,
        Double.isNaN(z) ? z : Erf.erfc(Math.abs(z) / Math.sqrt(2)),
        coefficient - Interval.Z * error,
        coefficient + Interval.Z * error);
  }
}
