package io.pulsemill.statistics;

import io.pulsemill.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows by label. Beyond {@value #MAX_LABELS} labels the counts are given up, so that a wrong label
 * column neither fills the memory of a task nor fails it: reading the counts throws the error.
 */
final class LabelCounts {
  static final int MAX_LABELS = 10_000;

  private final TreeMap<String, Long> counts = new TreeMap<>(CodePointOrder.INSTANCE);
  private boolean tooMany;

  void add(String label, long rows) {
    if (tooMany) {
      return;
    }
    counts.merge(label, rows, Long::sum);
    if (counts.size() > MAX_LABELS) {
      giveUp();
    }
  }

  void add(LabelCounts other) {
    if (other.tooMany) {
      giveUp();
    }
    other.counts.forEach(this::add);
  }

  /** Sorted by code point. */
  SortedMap<String, Long> byLabel() {
    if (tooMany) {
      throw new InputException(
          ("The label column has more than %d different labels; expected a few classes: does"
                  + " --label-column name the right one?")
              .formatted(MAX_LABELS));
    }
    SortedMap<String, Long> copy = new TreeMap<>(CodePointOrder.INSTANCE);
    copy.putAll(counts);
    return copy;
  }

  /** Writes: boolean too many, int labels; for each, in order, text label, long rows. */
  void write(DataOutput out) throws IOException {
    out.writeBoolean(tooMany);
    out.writeInt(counts.size());
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      Utf8.write(out, count.getKey());
      out.writeLong(count.getValue());
    }
  }

  static LabelCounts read(DataInput in) throws IOException {
    LabelCounts read = new LabelCounts();
    read.tooMany = in.readBoolean();
    int n = in.readInt();
    for (int i = 0; i < n; i++) {
      read.counts.put(Utf8.read(in), in.readLong());
    }
    return read;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelCounts labels
        && tooMany == labels.tooMany
        && counts.equals(labels.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  private void giveUp() {
    tooMany = true;
    counts.clear();
  }
}
