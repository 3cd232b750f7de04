package io.pulsemill.table;

import io.pulsemill.InputException;

/**
 * A file of a table is not what was recorded of it, or not the one the run began with: damaged,
 * cut, replaced, gone. To read it again would not help.
 */
public final class DamagedTableException extends InputException {
  /** The file in a table's folder that lists its other files, see {@link TableRecord}. */
  static final String RECORD = "_record.json";

  private static final long serialVersionUID = 1L;

  DamagedTableException(String message) {
    super(message);
  }

  DamagedTableException(String message, Throwable cause) {
    super(message, cause);
  }
}
