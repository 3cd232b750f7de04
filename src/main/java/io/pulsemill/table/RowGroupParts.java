package io.pulsemill.table;

import java.io.IOException;

/**
 * A row group that several threads decode together, each some of its columns: row groups are large,
 * and a small table has fewer of them than a machine has cores.
 */
public final class RowGroupParts {
  private final RowGroupRef ref;
  private final int slices;
  private final double[][] values;
  private volatile RowGroupReader.Names names;

  /**
   * @param features of the table
   * @param atMost maximum number of parts, ≥ 2
   */
  public RowGroupParts(RowGroupRef ref, int features, int atMost) {
    this.ref = ref;
    slices = Math.max(1, Math.min(features, atMost - 1));
    values = new double[features][];
  }

  /** The parts: the subjects with the labels, and slices of the features. */
  public int count() {
    return 1 + slices;
  }

  /** Decodes one part; each has to be, in any order, by readers of the same columns. */
  public void decode(int part, RowGroupReader reader) throws IOException {
    if (part == 0) {
      names = reader.readNames(ref);
    } else {
      int from = (int) ((part - 1L) * values.length / slices);
      int to = (int) ((long) part * values.length / slices);
      System.arraycopy(reader.readNumbers(ref, from, to), 0, values, from, to - from);
    }
  }

  /** The row group, once every part is decoded. */
  public RowGroup whole() {
    return names.with(values);
  }
}
