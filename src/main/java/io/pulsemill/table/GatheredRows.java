package io.pulsemill.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows on their way into a table, gathered as reading the table would have them, some megabytes at
 * a time. Not for several threads.
 */
public final class GatheredRows {
  static final int MOST_ROWS = 8192;
  private static final int FEWEST_ROWS = 64;
  private static final int MOST_VALUES = 1 << 20;

  private final int capacity;
  private final double[][] values;
  private SubjectColumn subjects;
  private int[] labelCodes;
  private List<String> labels;
  private Map<String, Integer> codes;

  /** {@code features}: of a row. */
  public GatheredRows(int features) {
    capacity = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, MOST_VALUES / Math.max(1, features)));
    values = new double[features][];
    begin();
  }

  private void begin() {
    Arrays.fill(values, new double[0]);
    subjects = new SubjectColumn(capacity);
    labelCodes = new int[capacity];
    labels = new ArrayList<>();
    codes = new HashMap<>();
  }

  /** Adds a row; there must be room. */
  public void add(FeatureRow row) {
    int r = subjects.rows();
    for (int j = 0; j < values.length; j++) {
      if (r == values[j].length) {
        values[j] = Arrays.copyOf(values[j], Math.min(capacity, Math.max(FEWEST_ROWS, 2 * r)));
      }
      double value = row.value(j);
      values[j][r] = Double.isFinite(value) ? value : Double.NaN;
    }
    labelCodes[r] = code(row.label());
    subjects.add(row.subject());
  }

  /** Whether there is no room for another row. */
  public boolean full() {
    return subjects.rows() == capacity;
  }

  /** Hands over the rows, which are a row group, and begins anew. */
  public RowGroup take() {
    RowGroup group = new RowGroup(values.clone(), subjects, labelCodes, labels);
    begin();
    return group;
  }

  private int code(String label) {
    if (label == null || label.isEmpty()) {
      return -1;
    }
    Integer code = codes.get(label);
    if (code == null) {
      code = labels.size();
      labels.add(label);
      codes.put(label, code);
    }
    return code;
  }
}
