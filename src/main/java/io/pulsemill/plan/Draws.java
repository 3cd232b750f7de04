package io.pulsemill.plan;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What was measured of something, to draw from: each value is as likely as any other. */
final class Draws {
  private final double[] values;

  private Draws(double[] values) {
    this.values = values;
  }

  /** At least one value. */
  static Draws of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("expected a value to draw from but found none");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Draws(sorted);
  }

  double draw(RandomGenerator random) {
    return values[random.nextInt(values.length)];
  }

  double median() {
    return values[values.length / 2];
  }
}
