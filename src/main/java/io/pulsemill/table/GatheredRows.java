package io.pulsemill.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows on their way into a table, gathered as reading the table would have them. Not for several
 * threads.
 */
public final class GatheredRows {
  private final int features;
  private final int capacity;

  private double[][] values;
  private SubjectColumn subjects;
  private int[] labelCodes;
  private List<String> labels;
  private Map<String, Integer> codes;

  /**
   * @param features of a row
   * @param capacity most rows at a time
   */
  public GatheredRows(int features, int capacity) {
    this.features = features;
    this.capacity = capacity;
    begin();
  }

  private void begin() {
    values = new double[features][capacity];
    subjects = new SubjectColumn(capacity);
    labelCodes = new int[capacity];
    labels = new ArrayList<>();
    codes = new HashMap<>();
  }

  /** Adds a row; there must be room. */
  public void add(FeatureRow row) {
    int r = subjects.rows();
    labelCodes[r] = code(row.label());
    for (int j = 0; j < features; j++) {
      double value = row.value(j);
      values[j][r] = Double.isFinite(value) ? value : Double.NaN;
    }
    subjects.add(row.subject());
  }

  /** Whether there is no room for another row. */
  public boolean full() {
    return subjects.rows() == capacity;
  }

  /** Hands over the rows, which are a row group, and begins anew. */
  public RowGroup take() {
    RowGroup group = new RowGroup(values, subjects, labelCodes, labels);
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
