package io.pulsemill.table;

import java.util.Locale;

/** How a table is written. */
public enum TableFormat {
  PARQUET,
  CSV;

  /** The end of the names of such files, and the word of an option. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
