package io.pulsemill.series;

/** Why a record cannot be used; records are counted by these reasons. */
public enum Malformed {
  /** Not as many columns as the header has. */
  COLUMNS("columns"),
  /** The value is not a finite number. */
  NUMBER("number"),
  /** The time is neither an ISO date, an ISO date-time nor a whole number, or beyond the range. */
  TIME("time"),
  /** The subject's id is empty. */
  EMPTY_SUBJECT("empty-subject"),
  /** There is a label column and its field is empty. */
  EMPTY_LABEL("empty-label"),
  /** A quote that is not closed or is misplaced. */
  QUOTE("quote"),
  /** The line is longer than the reader's limit. */
  LINE_TOO_LONG("line-too-long"),
  /** A subject or label is not UTF-8. */
  ENCODING("encoding"),
  /** A label that is none of those that the file's header lists. */
  UNKNOWN_LABEL("unknown-label");

  private final String key;

  Malformed(String key) {
    this.key = key;
  }

  /** The name in counters and files. */
  public String key() {
    return key;
  }
}
