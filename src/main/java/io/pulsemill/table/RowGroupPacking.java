package io.pulsemill.table;

import java.util.ArrayList;
import java.util.List;

/** Deals the row groups of a table to tasks, contiguous and balanced by rows. */
public final class RowGroupPacking {
  private RowGroupPacking() {}

  /**
   * Exactly {@code min(tasks, rowGroups)} lists, none empty, that one after the other are {@code
   * rowGroups}. A list ends where the rows dealt so far come closest to its share of all rows.
   *
   * @param tasks at least 1
   */
  public static List<List<RowGroupRef>> pack(List<RowGroupRef> rowGroups, int tasks) {
    if (tasks < 1) {
      throw new IllegalArgumentException("Expected at least 1 task but found " + tasks);
    }
    int parts = Math.min(tasks, rowGroups.size());
    long total = rowGroups.stream().mapToLong(RowGroupRef::rows).sum();
    List<List<RowGroupRef>> packed = new ArrayList<>();
    long dealt = 0;
    int next = 0;
    for (int part = 1; part <= parts; part++) {
      double share = (double) total / parts * part;
      int last = rowGroups.size() - (parts - part); // leaves one for each part to come
      int from = next;
      do {
        dealt += rowGroups.get(next++).rows();
      } while (next < last && dealt + rowGroups.get(next).rows() / 2.0 <= share);
      packed.add(List.copyOf(rowGroups.subList(from, next)));
    }
    return packed;
  }
}
