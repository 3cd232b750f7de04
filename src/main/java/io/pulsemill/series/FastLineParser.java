package io.pulsemill.series;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads lines straight from a read buffer if they are of the form nearly all have: no quotes, as
 * many columns as the header, numbers of up to 15 digits. Of any other line it only says that it is
 * not ordinary; {@link CsvLine} and the parsers behind it take it then, with the same result if
 * both can read it.
 */
final class FastLineParser {
  /** What {@link #read} returns of a line it does not read. */
  static final int NOT_ORDINARY = LineFields.NOT_ORDINARY;

  /** What each column is; none at all where a column is two things at once. */
  private final FieldRole[] roles;

  /** The sensors in the order of their columns. */
  private final int[] sensors;

  private final boolean identified;
  private final boolean labeled;
  private final boolean timed;
  private final boolean longForm;
  private final List<String> sensorNames;
  private final LineFields fields;
  private final byte delimiter;
  private final int comment;

  /** Where each column of the line last read ends. */
  private final int[] ends;

  private final AlikeLines alike;

  /** Whether lines may be read many at a time: they have all of an observation, and no markers. */
  private final boolean whole;

  FastLineParser(ObservationColumns columns, Dialect dialect, TimeParser times, NullMarkers nulls) {
    sensorNames = columns.sensorNames();
    longForm = columns.sensor() >= 0;
    delimiter = dialect.delimiterBytes()[0];
    comment = dialect.commentByte();
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
    fields = new LineFields(sensors.length, dialect, times, nulls);
    boolean simple =
        dialect.delimiterBytes().length == 1
            && !dialect.trim()
            && !isOfNumbers(delimiter)
            && !isOfNumbers(dialect.quoteByte());
    roles = simple ? FieldRole.of(columns, nulls) : new FieldRole[0];
    ends = new int[roles.length];
    alike = new AlikeLines(fields, roles, longForm ? new int[1] : sensors, dialect);
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
    fields.clear();
    int at = from - 1; // of the separator before a field
    for (int column = 0; column < roles.length; column++) {
      if (column > 0 && text[at] != delimiter) {
        return NOT_ORDINARY;
      }
      at = fields.read(roles[column], text, at + 1, to);
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
      into.subject = fields.subject();
    }
    if (labeled) {
      into.label = fields.label();
    }
    if (timed) {
      into.time = fields.time();
      into.timeKind = fields.kind();
    }
    if (longForm) {
      return takeOne(into) ? at + 1 : NOT_ORDINARY;
    }
    for (int i = 0; i < sensors.length; i++) {
      into.values[sensors[i]] = fields.value(i);
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

  /** What may be part of a number ends none, and begins no quotation, by its looks alone. */
  private static boolean isOfNumbers(int letter) {
    return letter == '-' || (letter >= '0' && letter <= '9');
  }

  /** Takes the value as that of the sensor named; false if that is not wanted. */
  private boolean takeOne(Observation into) {
    int which = sensorNames.indexOf(fields.sensor());
    if (which >= 0) {
      alike.run().sensors[0] = which;
      into.setOnlyValue(which, fields.value(0));
    }
    return which >= 0;
  }
}
