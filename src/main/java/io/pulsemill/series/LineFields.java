package io.pulsemill.series;

import org.jspecify.annotations.Nullable;

/**
 * The fields of a line of the form nearly all have: it looks at each byte about once and makes an
 * object only if a subject or label changes.
 */
final class LineFields {
  /** What reading gives of a field it does not read. */
  static final int NOT_ORDINARY = DecimalDigits.NONE;

  private final KeptText subject;
  private final KeptText label;
  private final KeptText sensor;
  private final TimeParser times;
  private final NullMarkers nulls;
  private final byte delimiter;
  private final int quote;
  private final DecimalDigits decimal;
  private final DateDigits dates = new DateDigits();
  private final boolean plainDates;

  private long time;
  private TimeKind kind = TimeKind.DATE;
  private boolean labelHere = true;
  private final double[] values;
  private int valuesRead;

  /** Of lines with so many values. */
  LineFields(int values, Dialect dialect, TimeParser times, NullMarkers nulls) {
    this.values = new double[values];
    this.times = times;
    this.nulls = nulls;
    subject = new KeptText(dialect.lineEncoding());
    label = new KeptText(dialect.lineEncoding());
    sensor = new KeptText(dialect.lineEncoding());
    delimiter = dialect.delimiterBytes()[0];
    quote = dialect.quoteByte();
    decimal = new DecimalDigits(dialect.decimalMark());
    plainDates = times.plainDates();
  }

  /** Begins a line. */
  void clear() {
    valuesRead = 0;
  }

  String subject() {
    return subject.text();
  }

  /** Null if it is a null marker. */
  @Nullable String label() {
    return labelHere ? label.text() : null;
  }

  String sensor() {
    return sensor.text();
  }

  long time() {
    return time;
  }

  TimeKind kind() {
    return kind;
  }

  /** The values in the order of their columns. */
  double value(int i) {
    return values[i];
  }

  /** Dates of the year last read. */
  DateDigits dates() {
    return dates;
  }

  /** Reads a field; returns where it ends, or {@link #NOT_ORDINARY}. */
  int read(FieldRole role, byte[] text, int from, int to) {
    return switch (role) {
      case SUBJECT -> text(subject, text, from, to);
      case LABEL -> text(label, text, from, to);
      case LABEL_OR_NULL -> labelOrNull(text, from, to);
      case SENSOR -> text(sensor, text, from, to);
      case TIME -> time(text, from, to);
      case VALUE -> value(text, from, to);
      case VALUE_OR_NULL -> valueOrNull(text, from, to);
      case NONE -> end(text, from, to);
    };
  }

  private int text(KeptText kept, byte[] text, int from, int to) {
    int end = from + kept.length();
    if (end < to && from + Long.BYTES <= to && isEnd(text[end]) && kept.standsAt(text, from)) {
      return end > from ? end : NOT_ORDINARY;
    }
    end = end(text, from, to);
    return end > from && take(kept, text, from, end) ? end : NOT_ORDINARY;
  }

  private int labelOrNull(byte[] text, int from, int to) {
    int end = end(text, from, to);
    if (end < 0) {
      return NOT_ORDINARY;
    }
    labelHere = end > from && !nulls.contain(text, from, end - from);
    return !labelHere || take(label, text, from, end) ? end : NOT_ORDINARY;
  }

  private boolean take(KeptText kept, byte[] text, int from, int end) {
    return !nulls.contain(text, from, end - from) && kept.take(text, from, end);
  }

  private int valueOrNull(byte[] text, int from, int to) {
    int end = value(text, from, to);
    return end < 0 || nulls.contain(text, from, end - from) ? NOT_ORDINARY : end;
  }

  private int time(byte[] text, int from, int to) {
    int end = from + DateDigits.LENGTH;
    if (end < to && isEnd(text[end]) && dates.read(text, from)) {
      time = dates.time();
      kind = TimeKind.DATE;
      return end;
    }
    return parsedTime(text, from, end(text, from, to));
  }

  private int parsedTime(byte[] text, int from, int end) {
    if (end < 0) {
      return NOT_ORDINARY;
    }
    try {
      times.parse(text, from, end - from);
    } catch (MalformedRecordException e) {
      return NOT_ORDINARY;
    }
    time = times.time();
    kind = times.kind();
    if (plainDates
        && times.byFirst()
        && kind == TimeKind.DATE
        && end - from == DateDigits.LENGTH
        && text[from + 4] == '-') { // no seconds since 1970, which may have ten digits too
      dates.learn(text, from, time);
    }
    return end;
  }

  private int value(byte[] text, int from, int to) {
    int end = decimal.read(text, from, to);
    if (end >= 0) {
      values[valuesRead++] = decimal.value();
    }
    return end;
  }

  /** Where a field without quotes ends, or {@link #NOT_ORDINARY}. */
  private int end(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (isEnd(text[at])) {
        return at;
      } else if (text[at] == quote) {
        return NOT_ORDINARY;
      }
    }
    return NOT_ORDINARY;
  }

  /** A carriage return elsewhere than at the end of the line makes it not ordinary. */
  private boolean isEnd(byte b) {
    return b == delimiter || b == '\n' || b == '\r';
  }
}
