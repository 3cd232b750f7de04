package io.pulsemill.series;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines straight from a read buffer if they are of the form nearly all have: no quotes, as
 * many columns as the header, a date in the month of the line before, a number of up to 15 digits.
 * It looks at each byte about once and makes an object only if a subject or label changes. Of any
 * other line it only says that it is not ordinary; {@link CsvLine} and the parsers behind it take
 * it then, with the same result if both can read it.
 */
final class FastLineParser {
  /** What {@link #read} returns of a line it does not read. */
  static final int NOT_ORDINARY = -1;

  /** What each column is; none at all where a column is two things at once. */
  private final FieldRole[] roles;

  /** The sensors in the order of their columns. */
  private final int[] sensors;

  private final boolean identified;
  private final boolean labeled;
  private final boolean timed;
  private final boolean longForm;
  private final List<String> sensorNames;
  private final KeptText subject;
  private final KeptText label;
  private final KeptText sensor;
  private final TimeParser times;
  private final NullMarkers nulls;
  private final byte delimiter;
  private final int quote;
  private final int comment;
  private final DecimalDigits decimal;
  private final @Nullable DateDigits dates;

  /** Where each column of the line last read ends. */
  private final int[] ends;

  private final AlikeLines alike;

  /** Whether lines may be read many at a time: they have all of an observation, and no markers. */
  private final boolean whole;

  private long time;
  private TimeKind kind = TimeKind.DATE;
  private boolean labelHere = true;
  private final double[] values;
  private int valuesRead;

  FastLineParser(ObservationColumns columns, Dialect dialect, TimeParser times, NullMarkers nulls) {
    this.times = times;
    this.nulls = nulls;
    subject = new KeptText(dialect.lineEncoding());
    label = new KeptText(dialect.lineEncoding());
    sensor = new KeptText(dialect.lineEncoding());
    sensorNames = columns.sensorNames();
    longForm = columns.sensor() >= 0;
    delimiter = dialect.delimiterBytes()[0];
    quote = dialect.quoteByte();
    comment = dialect.commentByte();
    decimal = new DecimalDigits(dialect.decimalMark());
    dates = times.plainDates() ? new DateDigits() : null;
    identified = columns.subject() >= 0;
    timed = columns.time() >= 0;
    labeled = columns.label() >= 0;
    sensors =
        IntStream.range(0, columns.sensors())
            .filter(sensor -> columns.value(sensor) >= 0)
            .boxed()
            .sorted(Comparator.comparingInt(columns::value))
            .mapToInt(sensor -> sensor)
            .toArray();
    values = new double[sensors.length];
    boolean simple = dialect.delimiterBytes().length == 1 && !dialect.trim();
    roles = simple ? FieldRole.of(columns, nulls) : new FieldRole[0];
    ends = new int[roles.length];
    alike = new AlikeLines(this, roles, longForm ? new int[1] : sensors, dialect);
    whole =
        timed
            && times.local().fixed() // or else times of lines that are read again count twice
            && (longForm || sensors.length == columns.sensors())
            && !nulls.numbers();
  }

  /**
   * Reads the line that begins at {@code from}; bytes from {@code to} on are not part of it.
   *
   * @return where the next line begins, or {@link #NOT_ORDINARY}
   */
  int read(byte[] text, int from, int to, Observation into) {
    if (roles.length == 0 || (comment >= 0 && from < to && text[from] == comment)) {
      return NOT_ORDINARY;
    }
    valuesRead = 0;
    int at = from - 1; // of the separator before a field
    for (int column = 0; column < roles.length; column++) {
      if (column > 0 && text[at] != delimiter) {
        return NOT_ORDINARY;
      }
      at = field(roles[column], text, at + 1, to);
      if (at < 0 || at >= to) {
        return NOT_ORDINARY;
      }
      ends[column] = at;
    }
    if (text[at] == '\r' && at + 1 < to) {
      at++;
    }
    if (text[at] != '\n') {
      return NOT_ORDINARY;
    }
    if (identified) {
      into.subject = subject.text();
    }
    if (labeled) {
      into.label = labelHere ? label.text() : null;
    }
    if (timed) {
      into.time = time;
      into.timeKind = kind;
    }
    if (longForm) {
      return takeOne(into) ? at + 1 : NOT_ORDINARY;
    }
    for (int i = 0; i < sensors.length; i++) {
      into.values[sensors[i]] = values[i];
    }
    return at + 1;
  }

  /**
   * Reads the lines that follow the one just {@link #read} and differ from it only in time, values
   * and columns that nobody wants.
   *
   * @param line where that one begins, in the same buffer
   * @param from where it ends
   * @param longest most bytes of a line
   */
  ObservationRun readAlike(byte[] text, int line, int from, int to, int longest) {
    alike.run().clear(from);
    if (whole) {
      alike.read(text, line, ends, to, longest);
    }
    return alike.run();
  }

  /** Takes the value as that of the sensor named; false if that is not wanted. */
  private boolean takeOne(Observation into) {
    int which = sensorNames.indexOf(sensor.text());
    if (which >= 0) {
      alike.run().sensors[0] = which;
      into.setOnlyValue(which, values[0]);
    }
    return which >= 0;
  }

  /** The time last read. */
  long time() {
    return time;
  }

  TimeKind kind() {
    return kind;
  }

  /** Reads a field; returns where it ends, or {@link #NOT_ORDINARY}. */
  int field(FieldRole role, byte[] text, int from, int to) {
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
    if (dates != null && end < to && isEnd(text[end]) && dates.read(text, from)) {
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
    if (dates != null
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
