package io.pulsemill.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest value of a feature, and the subject of each if there is only one.
 *
 * <p>{@code zero} is a new object; addition is associative and commutative.
 */
public final class FeatureRange {
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Empty: several have it. */
  private String lowest = "";

  private String highest = "";

  FeatureRange() {}

  /** The least value; infinite without rows. */
  public double min() {
    return min;
  }

  /** The greatest value; minus infinity without rows. */
  public double max() {
    return max;
  }

  /** Whether all rows have one value. */
  public boolean constant() {
    return min == max;
  }

  /** Whether the greatest value lies as far from {@code center} as the least, or farther. */
  private boolean greatestIsFarthest(double center) {
    return max - center >= center - min;
  }

  /** The value that lies farthest from {@code center}. */
  public double farthest(double center) {
    return greatestIsFarthest(center) ? max : min;
  }

  /** The subject of {@link #farthest}; null if several have that value. */
  public @Nullable String farthestSubject(double center) {
    String subject = greatestIsFarthest(center) ? highest : lowest;
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

  /** {@code Math.min} orders the zeros, so that the order of the rows does not. */
  private void addLeast(double x, String subject) {
    if (x < min) {
      lowest = subject;
    } else if (x == min) {
      lowest = "";
    }
    min = Math.min(min, x);
  }

  private void addGreatest(double x, String subject) {
    if (x > max) {
      highest = subject;
    } else if (x == max) {
      highest = "";
    }
    max = Math.max(max, x);
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
}
