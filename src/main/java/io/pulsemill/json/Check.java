package io.pulsemill.json;

import io.pulsemill.InputException;

/** What a record expects of its components; whatever is not so is an InputException naming it. */
public final class Check {
  private Check() {}

  /** A whole number of at least {@code min}. */
  public static void atLeast(long min, String key, long value) {
    if (value < min) { // text only if it is read: a start has thousands of checks
      check(false, key, "a whole number from " + min, value);
    }
  }

  /** A finite number. */
  public static void finite(String key, double value) {
    check(Double.isFinite(value), key, "a finite number", value);
  }

  /** Finite numbers. */
  public static void finite(String key, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        finite("%s[%d]".formatted(key, i), values[i]);
      }
    }
  }

  /** Rows of finite numbers. */
  public static void finite(String key, double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      finite("%s[%d]".formatted(key, i), rows[i]);
    }
  }

  /** A finite number of at least 0. */
  public static void amount(String key, double value) {
    check(value >= 0 && Double.isFinite(value), key, "a finite number from 0", value);
  }

  /** A duration: a run of no time at all can be neither weighed nor missed. */
  public static void seconds(String key, double value) {
    check(value > 0 && Double.isFinite(value), key, "seconds above 0", value);
  }

  /** Fails unless {@code right}. */
  public static void check(boolean right, String key, String expected, Object found) {
    if (!right) {
      throw new InputException("%s: expected %s but found %s".formatted(key, expected, found));
    }
  }
}
