package io.pulsemill.table;

import java.io.Closeable;
import java.io.IOException;

/** Writes the rows of one file of a table. */
public interface RowWriter extends Closeable {
  /** Adds a row with as many values as the table has features. */
  void write(FeatureRow row) throws IOException;
}
