package io.pulsemill.features;

import io.pulsemill.input.Partition;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NullMarkers;
import io.pulsemill.series.NumberParser;
import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationColumns;
import io.pulsemill.series.TimeParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the folders of a file say of each of its records. */
final class FolderValues {
  private final Partition partition;
  private final NullMarkers nulls;
  private final TimeParser times;

  private @Nullable MalformedRecordException fault;
  private boolean complete = true;

  /**
   * Values to be read.
   *
   * @param times reads the time; counts it if the clocks skip it or show it twice
   */
  FolderValues(Partition partition, Dialect dialect, TimeParser times) {
    this.partition = partition;
    nulls = new NullMarkers(dialect.nulls(), StandardCharsets.UTF_8);
    this.times = times;
  }

  /**
   * Sets those fields that folders give: of the columns that are {@link
   * ObservationColumns#FROM_FOLDER}. A value that is null is NaN.
   *
   * @throws MalformedRecordException naming the folder, if what it gives cannot be read
   */
  void set(ColumnNames names, ObservationColumns columns, Observation into)
      throws MalformedRecordException {
    if (columns.time() == ObservationColumns.FROM_FOLDER) {
      setTime(column(names.time()), into);
    }
    if (columns.label() == ObservationColumns.FROM_FOLDER) {
      setLabel(column(names.label()), columns.labelOnce(), into);
    }
    if (columns.subject() == ObservationColumns.FROM_FOLDER) {
      into.setSubject(text(column(names.subject()), Malformed.EMPTY_SUBJECT, "a subject"));
    }
    for (int sensor = 0; sensor < columns.sensors(); sensor++) {
      if (columns.value(sensor) == ObservationColumns.FROM_FOLDER) {
        into.setValue(
            sensor, columns.oneSensor() ? Double.NaN : number(column(names.values().get(sensor))));
      }
    }
  }

  /** Why no record of the file can be used, if a subject, label or time is null. */
  Optional<MalformedRecordException> fault() {
    return Optional.ofNullable(fault);
  }

  /** Whether none of the values is null. */
  boolean complete() {
    return complete;
  }

  private Partition.Column column(@Nullable String name) {
    return partition.column(String.valueOf(name)).orElseThrow();
  }

  private String text(Partition.Column column, Malformed whenNull, String expected)
      throws MalformedRecordException {
    String value = column.value();
    if (value == null || isNull(column)) {
      miss(column, whenNull, expected);
      return "";
    }
    if (value.isEmpty()) {
      throw in(column, whenNull, "expected " + expected + " but found nothing");
    }
    return value;
  }

  /** {@code once}: whether another record may give the label. */
  private void setLabel(Partition.Column column, boolean once, Observation into)
      throws MalformedRecordException {
    if (once && isNull(column)) {
      into.setLabel(null);
    } else {
      into.setLabel(text(column, Malformed.EMPTY_LABEL, "a label"));
    }
  }

  private void setTime(Partition.Column column, Observation into) throws MalformedRecordException {
    if (isNull(column)) {
      miss(column, Malformed.TIME, "a time");
      return;
    }
    byte[] text = bytes(column);
    try {
      times.parse(text, 0, text.length);
    } catch (MalformedRecordException e) {
      throw in(column, e.reason(), e.getMessage());
    }
    into.setTime(times.time(), times.kind());
  }

  private double number(Partition.Column column) throws MalformedRecordException {
    if (isNull(column)) {
      complete = false;
      return Double.NaN;
    }
    byte[] text = bytes(column);
    try {
      return NumberParser.parse(text, 0, text.length);
    } catch (MalformedRecordException e) {
      String message = e.getMessage().replaceFirst("; --decimal-mark.*", " (folders have dots)");
      throw in(column, e.reason(), message);
    }
  }

  /** Of several faults the first of subject, label and time counts, as in a record. */
  private void miss(Partition.Column column, Malformed reason, String expected) {
    complete = false;
    fault = in(column, reason, "expected " + expected + " but found nothing");
  }

  private boolean isNull(Partition.Column column) {
    return column.value() == null || nulls.contain(bytes(column), 0, bytes(column).length);
  }

  private static byte[] bytes(Partition.Column column) {
    return String.valueOf(column.value()).getBytes(StandardCharsets.UTF_8);
  }

  private static MalformedRecordException in(
      Partition.Column column, Malformed reason, String message) {
    return new MalformedRecordException(
        reason, "folder '%s': %s".formatted(column.folder(), message));
  }
}
