package io.pulsemill.series;

import java.util.Arrays;

/** What a field of a line is to {@link FastLineParser}. */
enum FieldRole {
  NONE,
  SUBJECT,
  LABEL,
  /** A label that may be empty. */
  LABEL_OR_NULL,
  SENSOR,
  TIME,
  VALUE,
  /** A value that may be a null marker though it is a number. */
  VALUE_OR_NULL;

  /** Whether it differs between the lines of a subject. */
  boolean differs() {
    return switch (this) {
      case NONE, TIME, VALUE, VALUE_OR_NULL -> true;
      case SUBJECT, LABEL, LABEL_OR_NULL, SENSOR -> false;
    };
  }

  /** What each column is; none at all where a column is two things at once. */
  static FieldRole[] of(ObservationColumns columns, NullMarkers nulls) {
    FieldRole[] found = new FieldRole[columns.width()];
    Arrays.fill(found, NONE);
    boolean single = put(found, columns.subject(), SUBJECT);
    single &= put(found, columns.time(), TIME);
    single &= put(found, columns.label(), columns.labelOnce() ? LABEL_OR_NULL : LABEL);
    single &= put(found, columns.sensor(), SENSOR);
    for (int sensor = 0; sensor < columns.sensors(); sensor++) {
      single &= put(found, columns.value(sensor), nulls.numbers() ? VALUE_OR_NULL : VALUE);
    }
    return single ? found : new FieldRole[0];
  }

  /** Whether nothing else is there; a negative position is no place. */
  private static boolean put(FieldRole[] roles, int position, FieldRole role) {
    if (position < 0) {
      return true;
    }
    boolean free = roles[position] == NONE;
    roles[position] = role;
    return free;
  }
}
