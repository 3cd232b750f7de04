package io.pulsemill.optimize;

import org.jspecify.annotations.Nullable;

/** Newton's equation at a point, {@code H d = −g}. */
public interface NewtonSystem {
  /**
   * The solution with {@code H + shift · S} in place of H, S a positive diagonal of about H's own
   * size; null if that is not positive definite beyond its rounding.
   *
   * @param shift from 0
   */
  double @Nullable [] step(double shift);

  /** {@code g · direction}. */
  double slope(double[] direction);

  /** The first shift above 0 worth a try. */
  double firstShift();
}
