package io.pulsemill.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The range of each feature in each class. Beyond {@value #MAX_NUMBERS} numbers they are given up:
 * they serve a warning only. The order of the rows changes nothing.
 */
final class ClassRanges {
  private static final int MAX_NUMBERS = 1 << 20;

  /** Values of a column that are looked at together. */
  private static final int CHUNK = 512;

  private final int features;

  /** By label: the minimum of each feature, then the maximum of each. */
  private final TreeMap<String, double[]> ranges = new TreeMap<>(CodePointOrder.INSTANCE);

  private boolean tooMany;

  ClassRanges(int features) {
    this.features = features;
  }

  /** Adds a row of finite values. */
  void add(String label, double[] values) {
    double[] range = range(label);
    for (int j = 0; range != null && j < features; j++) {
      extend(range, j, values[j], values[j]);
    }
  }

  /** Adds rows with labels of these codes. */
  void add(TrainingRows rows, int[] codes) {
    double[][] byCode = new double[rows.labels().size()][];
    for (int code : codes) {
      byCode[code] = byCode[code] == null ? range(rows.labels().get(code)) : byCode[code];
    }
    double[] x = new double[Math.min(CHUNK, codes.length)];
    double[] least = new double[byCode.length];
    double[] greatest = new double[byCode.length];
    for (int j = 0; !tooMany && j < features; j++) {
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
      for (int from = 0; from < codes.length; from += x.length) {
        int n = Math.min(x.length, codes.length - from);
        rows.copy(j, from, n, x);
        for (int i = 0; i < n; i++) {
          int code = codes[from + i];
          least[code] = Math.min(least[code], x[i]);
          greatest[code] = Math.max(greatest[code], x[i]);
        }
      }
      for (int code = 0; code < byCode.length; code++) {
        if (byCode[code] != null) {
          extend(byCode[code], j, least[code], greatest[code]);
        }
      }
    }
  }

  void add(ClassRanges other) {
    if (other.tooMany) {
      giveUp();
    }
    for (Map.Entry<String, double[]> more : other.ranges.entrySet()) {
      double[] range = range(more.getKey());
      for (int j = 0; range != null && j < features; j++) {
        extend(range, j, more.getValue()[j], more.getValue()[features + j]);
      }
    }
  }

  /** Whether no two classes' ranges of feature {@code j} have a point in common. */
  boolean separates(int j) {
    List<double[]> ascending =
        ranges.values().stream().sorted(Comparator.comparingDouble(range -> range[j])).toList();
    for (int k = 1; k < ascending.size(); k++) {
      if (ascending.get(k)[j] <= ascending.get(k - 1)[features + j]) {
        return false;
      }
    }
    return ascending.size() > 1;
  }

  /** Writes: boolean given up, int labels; for each text label, double minima, double maxima. */
  void write(DataOutput out) throws IOException {
    out.writeBoolean(tooMany);
    out.writeInt(ranges.size());
    for (Map.Entry<String, double[]> range : ranges.entrySet()) {
      Utf8.write(out, range.getKey());
      for (double end : range.getValue()) {
        out.writeDouble(end);
      }
    }
  }

  static ClassRanges read(DataInput in, int features) throws IOException {
    ClassRanges read = new ClassRanges(features);
    read.tooMany = in.readBoolean();
    for (int n = in.readInt(); n > 0; n--) {
      double[] range = new double[2 * features];
      read.ranges.put(Utf8.read(in), range);
      for (int i = 0; i < range.length; i++) {
        range[i] = in.readDouble();
      }
    }
    return read;
  }

  /** Where a class's values go; null once they are given up. */
  private double @Nullable [] range(String label) {
    double[] range = tooMany ? null : ranges.get(label);
    if (range != null || tooMany) {
      return range;
    }
    if (2L * features * (ranges.size() + 1) > MAX_NUMBERS) {
      giveUp();
      return null;
    }
    double[] made = new double[2 * features];
    Arrays.fill(made, 0, features, Double.POSITIVE_INFINITY);
    Arrays.fill(made, features, 2 * features, Double.NEGATIVE_INFINITY);
    ranges.put(label, made);
    return made;
  }

  /** {@code Math.min} orders the zeros, so that the order of the rows does not. */
  private void extend(double[] range, int j, double least, double greatest) {
    range[j] = Math.min(range[j], least);
    range[features + j] = Math.max(range[features + j], greatest);
  }

  private void giveUp() {
    tooMany = true;
    ranges.clear();
  }
}
