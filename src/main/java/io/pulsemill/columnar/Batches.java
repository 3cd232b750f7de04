package io.pulsemill.columnar;

import java.io.Closeable;
import java.io.IOException;

/** The rows of a split of a file, decoded batch after batch into cells. */
interface Batches extends Closeable {
  /**
   * Decodes the next batch.
   *
   * @return its rows, up to {@link Cells#BATCH}; 0 after the last
   * @throws io.pulsemill.input.DamagedDataException if what follows cannot be decoded
   */
  int next() throws IOException;

  /**
   * Where the block that the batch is in begins, in bytes; −1 if rows are counted over the file.
   */
  long block();

  /** Number of the batch's first row in its block, or in the file, from 1. */
  long firstRow();

  /** Share of the split that is decoded, 0..1. */
  float progress();
}
