package io.pulsemill.series;

/** Reads observations from CSV lines. Reused from line to line; not for several threads. */
public final class ObservationParser {
  /** What {@link #parseOrdinary} returns of a line that {@link #parse} has to look at. */
  public static final int NOT_ORDINARY = FastLineParser.NOT_ORDINARY;

  private final ObservationColumns columns;
  private final FastLineParser ordinary;
  private final CsvLine line = new CsvLine();
  private final TimeParser time;

  /** A parser of observations; {@code format}: the meaning of a whole-number time. */
  public ObservationParser(ObservationColumns columns, TimeFormat format) {
    this.columns = columns;
    ordinary = new FastLineParser(columns, format);
    time = new TimeParser(format);
  }

  /**
   * Reads the line that begins at {@code from}, with its line feed, from the bytes up to {@code to}
   * if it has the form nearly all lines have. Where it has not, {@code into} may hold nothing of
   * use, and the line may be good or malformed: {@link #parse} decides.
   *
   * @return where the next line begins, or {@link #NOT_ORDINARY}
   */
  public int parseOrdinary(byte[] bytes, int from, int to, Observation into) {
    return ordinary.read(bytes, from, to, into);
  }

  /**
   * Reads {@code bytes[from..to)}, a line without its end but perhaps with a {@code \r}. After an
   * exception {@code into} holds nothing of use.
   *
   * @throws MalformedRecordException with any reason but {@link Malformed#LINE_TOO_LONG}; of
   *     several faults the one in the first of subject, label, time and value
   */
  public void parse(byte[] bytes, int from, int to, Observation into)
      throws MalformedRecordException {
    line.parse(bytes, from, to);
    if (line.fields() != columns.width()) {
      throw new MalformedRecordException(
          Malformed.COLUMNS, "expected " + columns.width() + " columns but found " + line.fields());
    }
    int at = columns.subject();
    try {
      into.subject = text(at, Malformed.EMPTY_SUBJECT, "a subject");
      into.label = null;
      if (columns.label() >= 0) {
        at = columns.label();
        into.label = text(at, Malformed.EMPTY_LABEL, "a label");
      }
      at = columns.time();
      time.parse(line.fieldBytes(at), line.from(at), line.length(at));
      into.time = time.time();
      into.timeKind = time.kind();
      at = columns.value();
      into.value = NumberParser.parse(line.fieldBytes(at), line.from(at), line.length(at));
    } catch (MalformedRecordException e) {
      throw e.inColumn(at, columns.name(at));
    }
  }

  private String text(int column, Malformed whenEmpty, String expected)
      throws MalformedRecordException {
    if (line.length(column) == 0) {
      throw new MalformedRecordException(whenEmpty, "expected " + expected + " but found nothing");
    }
    return line.text(column);
  }
}
