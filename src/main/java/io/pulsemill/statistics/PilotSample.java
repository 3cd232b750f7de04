package io.pulsemill.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.PriorityQueue;

/** The {@code capacity} first rows in {@link PilotRow#ORDER} of all rows added: a bottom-k. */
public final class PilotSample {
  /** Rows of the largest pilot. */
  public static final int MAX_ROWS = 20_000;

  private static final int MAX_VALUES = 1 << 22;

  private final SubjectHash hash;
  private final int capacity;

  /** The last row kept on top. */
  private final PriorityQueue<PilotRow> kept = new PriorityQueue<>(PilotRow.ORDER.reversed());

  PilotSample(SubjectHash hash, int capacity) {
    this.hash = hash;
    this.capacity = capacity;
  }

  /**
   * One of at most 20,000 rows; of fewer if they have many features, to stay within 2^22 values.
   */
  static PilotSample of(long seed, int features) {
    int capacity = Math.min(MAX_ROWS, Math.max(1, MAX_VALUES / Math.max(1, features)));
    return new PilotSample(new SubjectHash(seed, "pilot"), capacity);
  }

  /** Adds a row; the values are copied if it is kept. */
  void add(String subject, String label, double[] values) {
    add(hash.unit(subject), subject, label, values);
  }

  void add(double u, String subject, String label, double[] values) {
    add(u, subject, label, values, 1);
  }

  /** The same of a row of this weight. */
  void add(String subject, String label, double[] values, double weight) {
    add(hash.unit(subject), subject, label, values, weight);
  }

  private void add(double u, String subject, String label, double[] values, double weight) {
    if (kept.size() < capacity || u <= kept.peek().u()) {
      add(new PilotRow(u, subject, label, values.clone(), weight));
    }
  }

  /** Adds rows with labels of these codes; those kept are copied. */
  void add(TrainingRows rows, int[] codes) {
    double[] weights = rows.weights();
    for (int i = 0; i < codes.length; i++) {
      double u = rows.unit(hash, i);
      if (kept.size() < capacity || u <= kept.peek().u()) {
        String label = rows.labels().get(codes[i]);
        double weight = weights == null ? 1 : weights[i];
        add(new PilotRow(u, rows.subject(i), label, rows.values(i), weight));
      }
    }
  }

  void add(PilotSample other) {
    other.kept.forEach(this::add);
  }

  /** The first {@code size} rows, or all kept if fewer, in order. */
  List<PilotRow> first(int size) {
    return kept.stream().sorted(PilotRow.ORDER).limit(size).toList();
  }

  /**
   * Writes: int rows; for each, in order, double u, text subject, text label, double × features,
   * and of rows with weights double weight.
   */
  void write(DataOutput out, boolean weighted) throws IOException {
    out.writeInt(kept.size());
    for (PilotRow row : first(capacity)) {
      out.writeDouble(row.u());
      Utf8.write(out, row.subject());
      Utf8.write(out, row.label());
      for (double value : row.values()) {
        out.writeDouble(value);
      }
      if (weighted) {
        out.writeDouble(row.weight());
      }
    }
  }

  /** Adds what {@link #write} wrote. */
  void addFrom(DataInput in, int features, boolean weighted) throws IOException {
    int n = in.readInt();
    for (int i = 0; i < n; i++) {
      double u = in.readDouble();
      String subject = Utf8.read(in);
      String label = Utf8.read(in);
      double[] values = new double[features];
      for (int j = 0; j < features; j++) {
        values[j] = in.readDouble();
      }
      add(new PilotRow(u, subject, label, values, weighted ? in.readDouble() : 1));
    }
  }

  private void add(PilotRow row) {
    if (kept.size() < capacity) {
      kept.add(row);
    } else if (PilotRow.ORDER.compare(row, kept.peek()) < 0) {
      kept.poll();
      kept.add(row);
    }
  }
}
