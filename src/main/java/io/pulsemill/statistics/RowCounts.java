package io.pulsemill.statistics;

import io.pulsemill.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows by what becomes of them, each counted once: held out (it tests), weightless (it trains, but
 * its weight is 0), missing (its subject is, or it trains and its label or a value is), or used, by
 * label.
 *
 * <p>Beyond {@value #MAX_LABELS} labels their counts are given up, so that a wrong label column
 * neither fills the memory of a task nor fails it: reading the counts throws the error.
 */
public final class RowCounts {
  static final int MAX_LABELS = 10_000;

  private final TreeMap<String, Long> byLabel = new TreeMap<>(CodePointOrder.INSTANCE);
  private final MissingValues missingValues;
  private boolean tooManyLabels;
  private long heldOut;
  private long missing;
  private long weightless;

  RowCounts(int features) {
    this(new MissingValues(features));
  }

  private RowCounts(MissingValues missingValues) {
    this.missingValues = missingValues;
  }

  /** Adds rows with labels of these codes, and those that were left out beside them. */
  void add(TrainingRows rows, int[] codes) {
    heldOut += rows.passedOver();
    missing += rows.missing();
    weightless += rows.weightless();
    rows.addIncomplete(missingValues);
    long[] byCode = new long[rows.labels().size()];
    for (int code : codes) {
      byCode[code]++;
    }
    for (int code = 0; code < byCode.length; code++) {
      if (byCode[code] > 0) {
        addUsed(rows.labels().get(code), byCode[code]);
      }
    }
  }

  void addUsed(String label, long rows) {
    if (tooManyLabels) {
      return;
    }
    byLabel.merge(label, rows, Long::sum);
    if (byLabel.size() > MAX_LABELS) {
      giveUpLabels();
    }
  }

  void addHeldOut() {
    heldOut++;
  }

  void addWeightless() {
    weightless++;
  }

  void addWithoutSubject() {
    missing++;
  }

  /** Adds a row that would train, without a label (null) or with values that are not finite. */
  void addIncomplete(@Nullable String label, double[] values) {
    missing++;
    missingValues.add(label, values);
  }

  void add(RowCounts other) {
    heldOut += other.heldOut;
    missing += other.missing;
    weightless += other.weightless;
    missingValues.add(other.missingValues);
    if (other.tooManyLabels) {
      giveUpLabels();
    }
    other.byLabel.forEach(this::addUsed);
  }

  /** Rows that test. */
  public long heldOut() {
    return heldOut;
  }

  /** Rows without a subject, and training rows without a label or a value. */
  public long missing() {
    return missing;
  }

  /** Training rows whose weight is 0. */
  public long weightless() {
    return weightless;
  }

  /** What the rows lacked that were left out. */
  public MissingValues missingValues() {
    return missingValues;
  }

  /**
   * The used rows by label, the labels sorted by code point.
   *
   * @throws InputException if there are more than 10,000 labels
   */
  public SortedMap<String, Long> byLabel() {
    if (tooManyLabels) {
      throw new InputException(
          ("The label column has more than %d different labels; expected a few classes: does"
                  + " --label-column name the right one?")
              .formatted(MAX_LABELS));
    }
    SortedMap<String, Long> copy = new TreeMap<>(CodePointOrder.INSTANCE);
    copy.putAll(byLabel);
    return copy;
  }

  /**
   * Writes: long held out, long missing, of rows with weights long weightless, missing values,
   * boolean too many labels, int labels; for each, in order, text label, long rows.
   */
  void write(DataOutput out, boolean weighted) throws IOException {
    out.writeLong(heldOut);
    out.writeLong(missing);
    if (weighted) {
      out.writeLong(weightless);
    }
    missingValues.write(out);
    out.writeBoolean(tooManyLabels);
    out.writeInt(byLabel.size());
    for (Map.Entry<String, Long> count : byLabel.entrySet()) {
      Utf8.write(out, count.getKey());
      out.writeLong(count.getValue());
    }
  }

  static RowCounts read(DataInput in, int features, boolean weighted) throws IOException {
    long heldOut = in.readLong();
    long missing = in.readLong();
    long weightless = weighted ? in.readLong() : 0;
    RowCounts read = new RowCounts(MissingValues.read(in, features));
    read.heldOut = heldOut;
    read.missing = missing;
    read.weightless = weightless;
    read.tooManyLabels = in.readBoolean();
    int n = in.readInt();
    for (int i = 0; i < n; i++) {
      read.byLabel.put(Utf8.read(in), in.readLong());
    }
    return read;
  }

  private void giveUpLabels() {
    tooManyLabels = true;
    byLabel.clear();
  }
}
