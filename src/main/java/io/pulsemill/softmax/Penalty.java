package io.pulsemill.softmax;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the objective adds to the mean loss, of the coefficients on features in units of their
 * sample deviations s_j: {@code l2/2 · Σ (s_j W_cj)² + l1 · Σ |s_j W_cj|}. Intercepts are free.
 *
 * @param l2 nats per squared standardized coefficient, ≥ 0 and finite
 * @param l1 nats per standardized coefficient, ≥ 0 and finite
 */
public record Penalty(double l2, double l1) {
  public static final Penalty NONE = new Penalty(0, 0);

  public Penalty {
    if (!(l2 >= 0 && l2 <= Double.MAX_VALUE) || !(l1 >= 0 && l1 <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "Penalty: expected finite numbers from 0 but found l2 %s, l1 %s".formatted(l2, l1));
    }
  }

  /** One on the squares alone. */
  public static Penalty ofSquares(double l2) {
    return new Penalty(l2, 0);
  }

  /** Whether nothing is penalized: then a minimum need not exist, nor be the only one. */
  public boolean isNone() {
    return l2 == 0 && l1 == 0;
  }

  /** Whether coefficients may be exactly 0, since the objective has a kink there. */
  public boolean isSparse() {
    return l1 > 0;
  }

  /** Writes: double l2, double l1. */
  public void write(DataOutput out) throws IOException {
    out.writeDouble(l2);
    out.writeDouble(l1);
  }

  /** Reads what {@link #write} wrote. */
  public static Penalty read(DataInput in) throws IOException {
    double l2 = in.readDouble();
    double l1 = in.readDouble();
    try {
      return new Penalty(l2, l1);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
