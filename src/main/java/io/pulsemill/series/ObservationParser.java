package io.pulsemill.series;

/** Reads observations from CSV lines. Reused from line to line; not for several threads. */
public final class ObservationParser {
  /** What {@link #parseOrdinary} returns of a line that {@link #parse} has to look at. */
  public static final int NOT_ORDINARY = FastLineParser.NOT_ORDINARY;

  /** What {@link #parse} returns of a line of a sensor that is not wanted. */
  public static final int OTHER_SENSOR = -1;

  private final ObservationColumns columns;
  private final FastLineParser ordinary;
  private final CsvLine line;
  private final TimeParser time;
  private final NullMarkers nulls;
  private final char decimalMark;

  /** A parser of observations. */
  public ObservationParser(ObservationColumns columns, Dialect dialect, TimeFormats times) {
    this.columns = columns;
    time = new TimeParser(times);
    nulls = new NullMarkers(dialect);
    ordinary = new FastLineParser(columns, dialect, time, nulls);
    line = new CsvLine(dialect);
    decimalMark = dialect.decimalMark();
  }

  /**
   * Reads the line that begins at {@code from}, with its line feed, from the bytes up to {@code to}
   * if it has the form nearly all lines have. Where it has not, {@code into} may hold nothing of
   * use, and the line may be good or malformed: {@link #parse} decides.
   *
   * @return where the next line begins, or {@link #NOT_ORDINARY}
   */
  public int parseOrdinary(byte[] bytes, int from, int to, Observation into) {
    time.local().mark();
    int next = ordinary.read(bytes, from, to, into);
    if (next < 0) {
      time.local().takeBack();
    }
    return next;
  }

  /** Forgets the line that was just read: it is read again. */
  public void takeBack() {
    time.local().takeBack();
  }

  /**
   * Reads the lines from {@code from} on that differ only in time and values from the one that
   * {@link #parseOrdinary} has just read there from {@code line} to {@code from}: as it would read
   * them one by one. Those that are not in the run may be of any form, like this one too.
   *
   * @param to the end of what may be read
   * @param longest most bytes of a line, its end included
   * @return the same object each time, empty if there is no such line
   */
  public ObservationRun parseAlike(byte[] bytes, int line, int from, int to, int longest) {
    return ordinary.readAlike(bytes, line, from, to, longest);
  }

  /**
   * Reads {@code bytes[from..to)}, a line without its end but perhaps with a {@code \r}. After an
   * exception {@code into} holds nothing of use.
   *
   * @return how many sensors have a reading, or {@link #OTHER_SENSOR}; the values of the others are
   *     missing
   * @throws MalformedRecordException with any reason but {@link Malformed#LINE_TOO_LONG}; of
   *     several faults the one in the first of subject, label, time and values
   */
  public int parse(byte[] bytes, int from, int to, Observation into)
      throws MalformedRecordException {
    line.parse(bytes, from, to);
    if (line.fields() != columns.width()) {
      throw new MalformedRecordException(
          Malformed.COLUMNS,
          "expected %d columns but found %d%s"
              .formatted(
                  columns.width(), line.fields(), line.fields() == 1 ? "; see --delimiter" : ""));
    }
    int at = columns.sensor();
    try {
      int which = at < 0 ? 0 : sensor(at);
      if (which < 0) {
        return OTHER_SENSOR;
      }
      at = columns.subject();
      if (at >= 0) {
        into.subject = text(at, Malformed.EMPTY_SUBJECT, "a subject");
      }
      if (columns.label() >= 0) {
        at = columns.label();
        into.label =
            columns.labelOnce() && isNothing(at)
                ? null
                : text(at, Malformed.EMPTY_LABEL, "a label");
      }
      at = columns.time();
      if (at >= 0) {
        time.parse(line.fieldBytes(at), line.from(at), line.length(at));
        into.time = time.time();
        into.timeKind = time.kind();
      }
      if (columns.sensor() >= 0) {
        at = columns.value(0);
        boolean missing = isNull(at);
        into.setOnlyValue(which, missing ? Double.NaN : number(at));
        return missing ? 0 : 1;
      }
      for (int sensor = 0; sensor < columns.sensors(); sensor++) {
        at = columns.value(sensor);
        if (at >= 0) {
          into.values[sensor] = isNull(at) ? Double.NaN : number(at);
        }
      }
      return into.readings();
    } catch (MalformedRecordException e) {
      throw e.inColumn(at, columns.name(at));
    }
  }

  /** How many readings a line has, missing ones too. */
  public int readingsPerLine() {
    return columns.readingsPerRecord();
  }

  /** The parser of its times, which counts those that clocks skip or show twice. */
  public TimeParser times() {
    return time;
  }

  private boolean isNothing(int column) {
    return line.length(column) == 0 || isNull(column);
  }

  private boolean isNull(int column) {
    return nulls.contain(line.fieldBytes(column), line.from(column), line.length(column));
  }

  private int sensor(int column) throws MalformedRecordException {
    return columns.sensorNames().indexOf(line.text(column));
  }

  private double number(int column) throws MalformedRecordException {
    return NumberParser.parse(
        line.fieldBytes(column), line.from(column), line.length(column), decimalMark);
  }

  private String text(int column, Malformed whenEmpty, String expected)
      throws MalformedRecordException {
    if (isNothing(column)) {
      throw new MalformedRecordException(whenEmpty, "expected " + expected + " but found nothing");
    }
    return line.text(column);
  }
}
