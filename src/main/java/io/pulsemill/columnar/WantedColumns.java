package io.pulsemill.columnar;

import io.pulsemill.InputException;
import io.pulsemill.series.LongForm;
import io.pulsemill.series.ObservationColumns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of the columns that are read; null: the file has none, another one is taken for it.
 *
 * @param values by sensor; in long form the only one
 * @param longForm if each row holds one sensor's reading; else null
 * @param labelOnce whether the label may be nothing
 */
public record WantedColumns(
    @Nullable String subject,
    @Nullable String label,
    @Nullable String time,
    List<@Nullable String> values,
    @Nullable LongForm longForm,
    boolean labelOnce) {

  /** The columns of a file in which they were found. */
  public static WantedColumns of(ObservationColumns columns) {
    List<@Nullable String> values = new ArrayList<>();
    for (int sensor = 0; sensor < columns.sensors(); sensor++) {
      values.add(name(columns, columns.value(sensor)));
    }
    return new WantedColumns(
        name(columns, columns.subject()),
        name(columns, columns.label()),
        name(columns, columns.time()),
        values,
        columns.sensor() < 0
            ? null
            : new LongForm(columns.name(columns.sensor()), columns.sensorNames()),
        columns.labelOnce());
  }

  /**
   * Those of them that are in a file.
   *
   * @param header the names of its columns
   * @throws InputException if a column would be two things at once
   */
  List<WantedColumn> in(List<String> header, String file) {
    List<WantedColumn> found = new ArrayList<>();
    add(found, Role.SENSOR, 0, longForm == null ? null : longForm.column(), header, file);
    add(found, Role.SUBJECT, 0, subject, header, file);
    add(found, Role.LABEL, 0, label, header, file);
    add(found, Role.TIME, 0, time, header, file);
    for (int sensor = 0; sensor < values.size(); sensor++) {
      add(found, Role.VALUE, sensor, values.get(sensor), header, file);
    }
    return found;
  }

  private static void add(
      List<WantedColumn> found,
      Role role,
      int sensor,
      @Nullable String name,
      List<String> header,
      String file) {
    int position = name == null ? -1 : header.indexOf(name);
    if (name == null || position < 0) {
      return; // whoever looks for all columns refuses the file
    }
    for (WantedColumn other : found) {
      if (other.position() == position) {
        throw new InputException(
            "%s: column '%s' is named as %s and as %s; expected different columns"
                .formatted(file, name, other.role(), role));
      }
    }
    found.add(new WantedColumn(role, sensor, name, position));
  }

  private static @Nullable String name(ObservationColumns columns, int position) {
    return position < 0 ? null : columns.name(position);
  }
}
