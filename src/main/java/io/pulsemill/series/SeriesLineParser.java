package io.pulsemill.series;

import org.jspecify.annotations.Nullable;

/** Reads series from lines of text, one from each. Reused from line to line; not for threads. */
public final class SeriesLineParser {
  private final ObservationColumns columns;
  private final SeriesColumns series;
  private final CsvLine line;
  private final NullMarkers nulls;
  private final char decimalMark;
  private final double[] values;
  private String subject = "";
  private @Nullable String label;

  /** A parser of series; {@code columns}: of subject and label. */
  public SeriesLineParser(ObservationColumns columns, SeriesColumns series, Dialect dialect) {
    this.columns = columns;
    this.series = series;
    line = new CsvLine(dialect);
    nulls = new NullMarkers(dialect);
    decimalMark = dialect.decimalMark();
    values = new double[series.length()];
  }

  /**
   * Reads {@code bytes[from..to)}, a line without its end but perhaps with a {@code \r}.
   *
   * @throws MalformedRecordException of several faults the one in the first of subject, label and
   *     values
   */
  public void parse(byte[] bytes, int from, int to) throws MalformedRecordException {
    line.parse(bytes, from, to);
    if (line.fields() != columns.width()) {
      throw new MalformedRecordException(
          Malformed.COLUMNS,
          "expected %d columns but found %d%s"
              .formatted(
                  columns.width(), line.fields(), line.fields() == 1 ? "; see --delimiter" : ""));
    }
    int at = columns.subject();
    try {
      subject = at < 0 ? subject : text(at, Malformed.EMPTY_SUBJECT, "a subject");
      if (columns.label() >= 0) {
        at = columns.label();
        label = text(at, Malformed.EMPTY_LABEL, "a label");
      }
      for (int i = 0; i < values.length; i++) {
        at = series.first() + i;
        values[i] = isNull(at) ? Double.NaN : number(at);
      }
    } catch (MalformedRecordException e) {
      throw e.inColumn(at, columns.name(at));
    }
  }

  /**
   * Gives a reading of the series last read; leaves subject and label as they are that lines do not
   * hold.
   *
   * @return 1, or 0 if it is missing
   */
  public int read(int reading, Observation into) {
    if (columns.subject() >= 0) {
      into.subject = subject;
    }
    if (columns.label() >= 0) {
      into.label = label;
    }
    into.time = series.time(reading);
    into.timeKind = series.kind();
    into.values[0] = values[reading];
    return Double.isNaN(values[reading]) ? 0 : 1;
  }

  private boolean isNull(int column) {
    return nulls.contain(line.fieldBytes(column), line.from(column), line.length(column));
  }

  private double number(int column) throws MalformedRecordException {
    return NumberParser.parse(
        line.fieldBytes(column), line.from(column), line.length(column), decimalMark);
  }

  private String text(int column, Malformed whenEmpty, String expected)
      throws MalformedRecordException {
    if (line.length(column) == 0 || isNull(column)) {
      throw new MalformedRecordException(whenEmpty, "expected " + expected + " but found nothing");
    }
    return line.text(column);
  }
}
