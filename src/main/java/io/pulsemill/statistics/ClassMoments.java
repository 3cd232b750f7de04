package io.pulsemill.statistics;

import io.pulsemill.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The moments of each class, without cross products: classes whose weights depend on how many rows
 * each has can be weighted only when all rows are counted. Beyond {@value #MAX_NUMBERS} numbers
 * they are given up, and asking for them is refused. The order of the rows changes nothing.
 */
final class ClassMoments {
  private static final int MAX_NUMBERS = 1 << 20;

  private final int features;
  private final boolean weighted;
  private final TreeMap<String, FeatureMoments> moments = new TreeMap<>(CodePointOrder.INSTANCE);
  private boolean tooMany;

  /** {@code weighted}: whether rows have weights. */
  ClassMoments(int features, boolean weighted) {
    this.features = features;
    this.weighted = weighted;
  }

  /** Adds a row of finite values. */
  void add(String subject, String label, double[] values, double weight) {
    if (reserve(label)) {
      of(label).add(subject, values, weight);
    }
  }

  /** Adds rows with labels of these codes. */
  void add(TrainingRows rows, int[] codes) {
    int[] count = new int[rows.labels().size()];
    for (int code : codes) {
      count[code]++;
    }
    int[][] which = new int[count.length][];
    for (int i = 0; i < codes.length; i++) {
      int code = codes[i];
      which[code] = which[code] == null ? new int[count[code]] : which[code];
      which[code][which[code].length - count[code]--] = i;
    }
    for (int code = 0; code < which.length; code++) {
      if (which[code] != null && reserve(rows.labels().get(code))) {
        of(rows.labels().get(code)).add(rows, which[code]);
      }
    }
  }

  void add(ClassMoments other) {
    if (other.tooMany) {
      giveUp();
    }
    other.moments.forEach(
        (label, more) -> {
          if (reserve(label)) {
            of(label).add(more);
          }
        });
  }

  /**
   * In the order of the classes.
   *
   * @throws InputException if there were too many
   */
  List<FeatureMoments> all() {
    if (tooMany) {
      throw new InputException(
          ("Class weights: expected classes × features up to %d but found more; weight the rows"
                  + " (--weight-column) instead")
              .formatted(MAX_NUMBERS));
    }
    return List.copyOf(moments.values());
  }

  /** Writes: boolean given up, int classes; for each text label, its moments. */
  void write(DataOutput out) throws IOException {
    out.writeBoolean(tooMany);
    out.writeInt(moments.size());
    for (Map.Entry<String, FeatureMoments> of : moments.entrySet()) {
      Utf8.write(out, of.getKey());
      of.getValue().write(out);
    }
  }

  static ClassMoments read(DataInput in, int features, boolean weighted) throws IOException {
    ClassMoments read = new ClassMoments(features, weighted);
    read.tooMany = in.readBoolean();
    for (int n = in.readInt(); n > 0; n--) {
      String label = Utf8.read(in);
      read.moments.put(label, FeatureMoments.read(in, features, false, weighted));
    }
    return read;
  }

  /** Whether there is room for the moments of a class. */
  private boolean reserve(String label) {
    boolean more = !tooMany && !moments.containsKey(label);
    if (more && (moments.size() + 1L) * Math.max(1, features) > MAX_NUMBERS) {
      giveUp();
    }
    return !tooMany;
  }

  private FeatureMoments of(String label) {
    return moments.computeIfAbsent(label, l -> new FeatureMoments(features, false, weighted));
  }

  private void giveUp() {
    tooMany = true;
    moments.clear();
  }
}
