package io.pulsemill.series;

/** Reads times of one format. */
interface TimeReader {
  /**
   * Reads {@code text[from..from+length)}.
   *
   * @throws MalformedRecordException {@link Malformed#TIME}
   */
  void parse(byte[] text, int from, int length) throws MalformedRecordException;

  /** Nanoseconds since 1970-01-01T00:00Z, or the whole number. */
  long time();

  /** What {@link #time} counts. */
  TimeKind kind();

  /** The forms of a time, for a message. */
  String forms();

  /** What to throw of a time in another form. */
  static MalformedRecordException malformed(String forms, byte[] text, int from, int length) {
    return malformed(forms, text, from, length, "; see --time-format");
  }

  /** What to throw of a time that is not within {@code range}. */
  static MalformedRecordException outside(String range, byte[] text, int from, int length) {
    return malformed(range, text, from, length, "");
  }

  private static MalformedRecordException malformed(
      String expected, byte[] text, int from, int length, String advice) {
    return new MalformedRecordException(
        Malformed.TIME,
        "expected %s but found %s%s"
            .formatted(expected, MalformedRecordException.quoted(text, from, length), advice));
  }
}
