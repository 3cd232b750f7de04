package io.pulsemill.columnar;

import io.pulsemill.InputException;
import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import java.util.Locale;

/** What a column is to an observation. */
enum Role {
  /** The name of the sensor that the row's reading is of. */
  SENSOR(Malformed.COLUMNS, "text or whole numbers", "--long"),
  SUBJECT(Malformed.EMPTY_SUBJECT, "text, whole numbers or UUIDs", "--subject-column"),
  LABEL(Malformed.EMPTY_LABEL, "text, whole numbers, UUIDs or booleans", "--label-column"),
  TIME(Malformed.TIME, "dates, times with a date, whole numbers or text", "--time-column"),
  VALUE(Malformed.NUMBER, "numbers or text", "--value-column");

  private final Malformed whenEmpty;
  private final String expected;
  private final String option;

  Role(Malformed whenEmpty, String expected, String option) {
    this.whenEmpty = whenEmpty;
    this.expected = expected;
    this.option = option;
  }

  /** What to throw of a record that has nothing there, but {@code found}. */
  MalformedRecordException empty(String found) {
    return new MalformedRecordException(
        whenEmpty, "expected a %s but found %s".formatted(this, found));
  }

  /**
   * What to throw of a column of a type that this cannot be.
   *
   * @param type as the format names it
   */
  InputException refused(String file, String column, String type) {
    return new InputException(
        "%s: column '%s' (%s): expected %s but found %s; name another column with %s"
            .formatted(file, column, this, expected, type, option));
  }

  /** As messages name it: {@code subject}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
