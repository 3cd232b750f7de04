package io.pulsemill.optimize;

/** Arithmetic on vectors of one length, always from the first entry to the last. */
public final class Vectors {
  private Vectors() {}

  /** {@code x · y}. */
  public static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** Euclidean norm. */
  static double norm(double[] x) {
    return Math.sqrt(dot(x, x));
  }

  /** {@code x + factor · y}, a new vector. */
  public static double[] plus(double[] x, double factor, double[] y) {
    double[] sum = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = x[i] + factor * y[i];
    }
    return sum;
  }

  /** {@code factor · x}, a new vector. */
  static double[] times(double factor, double[] x) {
    return plus(new double[x.length], factor, x);
  }
}
