package io.pulsemill.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * The least and the greatest value of a feature, and the subject of each if there is only one.
 *
 * <p>{@code zero} is a new object; addition is associative and commutative.
 */
final class FeatureRange {
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Empty: several have it. */
  private String lowest = "";

  private String highest = "";

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  /** The subject that has the greatest (else the least) value, or null if several have it. */
  String subject(boolean greatest) {
    String subject = greatest ? highest : lowest;
    return subject.isEmpty() ? null : subject;
  }

  /** Adds one finite value. */
  void add(double x, String subject) {
    addLeast(x, subject);
    addGreatest(x, subject);
  }

  /** Adds {@code n} finite values; {@code subject}: of each, asked for the outermost only. */
  void add(double[] x, int n, IntFunction<String> subject) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < n; r++) {
      least = Math.min(least, x[r]);
      greatest = Math.max(greatest, x[r]);
    }
    if (least <= min && n > 0) {
      addLeast(least, only(x, n, least, subject));
    }
    if (greatest >= max && n > 0) {
      addGreatest(greatest, only(x, n, greatest, subject));
    }
  }

  void add(FeatureRange other) {
    addLeast(other.min, other.lowest);
    addGreatest(other.max, other.highest);
  }

  private void addLeast(double x, String subject) {
    if (x < min) {
      min = x;
      lowest = subject;
    } else if (x == min) {
      lowest = "";
    }
  }

  private void addGreatest(double x, String subject) {
    if (x > max) {
      max = x;
      highest = subject;
    } else if (x == max) {
      highest = "";
    }
  }

  /** The subject of the one value that equals {@code wanted}; empty if there are more. */
  private static String only(double[] x, int n, double wanted, IntFunction<String> subject) {
    int found = -1;
    for (int r = 0; r < n; r++) {
      if (x[r] == wanted) {
        if (found >= 0) {
          return "";
        }
        found = r;
      }
    }
    return subject.apply(found);
  }

  /** Writes: double min, double max, text subject of each, empty if there are several. */
  void write(DataOutput out) throws IOException {
    out.writeDouble(min);
    out.writeDouble(max);
    Utf8.write(out, lowest);
    Utf8.write(out, highest);
  }

  static FeatureRange read(DataInput in) throws IOException {
    FeatureRange read = new FeatureRange();
    read.min = in.readDouble();
    read.max = in.readDouble();
    read.lowest = Utf8.read(in);
    read.highest = Utf8.read(in);
    return read;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureRange range
        && min == range.min
        && max == range.max
        && lowest.equals(range.lowest)
        && highest.equals(range.highest);
  }

  @Override
  public int hashCode() {
    return Objects.hash(min, max);
  }
}
