package io.pulsemill.features;

import io.pulsemill.input.Partition;
import io.pulsemill.series.LongForm;
import io.pulsemill.series.NameList;
import io.pulsemill.series.ObservationColumns;
import io.pulsemill.series.SeriesRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of the observations are called.
 *
 * @param subject column of the subject's id
 * @param time column of the time
 * @param values column of each sensor's readings, none twice; in long form the only one
 * @param label column of the subject's class; null if it is not wanted
 * @param labelOptional whether observations without that column are taken too, all as without label
 * @param longForm if each record holds one sensor's reading; else null
 * @param series if each record holds a series; then time and values are not used; else null
 */
public record ColumnNames(
    String subject,
    String time,
    List<String> values,
    @Nullable String label,
    boolean labelOptional,
    @Nullable LongForm longForm,
    @Nullable SeriesRange series) {
  /** Refuses empty names. */
  public ColumnNames {
    check("subject", subject);
    check("time", time);
    values = List.copyOf(values);
    values.forEach(value -> check("value", value));
    if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
      throw new IllegalArgumentException(
          "value-column: expected distinct names but found '%s'".formatted(NameList.join(values)));
    }
    if (longForm != null && values.size() > 1) {
      throw new IllegalArgumentException(
          "--long: expected one --value-column but found '%s'".formatted(NameList.join(values)));
    }
    if (series != null && (longForm != null || values.size() > 1)) {
      throw new IllegalArgumentException(
          "--series-columns: expected neither --long nor several names in --value-column");
    }
    if (series == null) {
      checkRoles(
          Stream.of(
              Stream.of(subject, time),
              values.stream(),
              Stream.of(label, longForm == null ? null : longForm.column())));
    }
    if (label != null) {
      check("label", label);
    } else if (!labelOptional) {
      throw new IllegalArgumentException("label-column: expected a name but found none");
    }
  }

  /** The same of records that hold a time and its readings. */
  public ColumnNames(
      String subject,
      String time,
      List<String> values,
      @Nullable String label,
      boolean labelOptional,
      @Nullable LongForm longForm) {
    this(subject, time, values, label, labelOptional, longForm, null);
  }

  /** The same for records that hold no series. */
  ColumnNames ofReadings() {
    return new ColumnNames(subject, time, values, label, labelOptional, longForm);
  }

  /** Whether a file of these columns can give labels, or must because they are not optional. */
  boolean labeled(List<String> header, List<String> folders) {
    return !labelOptional || (label != null && (header.contains(label) || folders.contains(label)));
  }

  /**
   * Finds the columns.
   *
   * @param folders columns that folders give
   * @param labeled whether the label is to be read
   * @throws io.pulsemill.InputException naming a column that is missing and those there are
   */
  ObservationColumns in(List<String> header, Partition folders, boolean labeled) {
    List<String> given = new ArrayList<>(folders.names());
    if (series != null) {
      String first = series.from();
      return ObservationColumns.of(
          header, given, subject, first, List.of(first), labeled ? label : null);
    }
    if (longForm != null) {
      given.removeAll(values); // one value of all records would be of no use
    }
    ObservationColumns columns =
        ObservationColumns.of(header, given, subject, time, values, labeled ? label : null);
    if (longForm == null) {
      return columns;
    }
    return given.contains(longForm.column())
        ? columns.ofSensor(sensors().indexOf(sensor(folders)), sensors().size())
        : columns.inLongForm(longForm);
  }

  /** Whether all records of a file are of a sensor that is not taken. */
  boolean ofOtherSensor(Partition folders) {
    return longForm != null
        && folders.names().contains(longForm.column())
        && !sensors().contains(sensor(folders));
  }

  private String sensor(Partition folders) {
    return folders
        .column(Objects.requireNonNull(longForm).column())
        .map(column -> String.valueOf(column.value()))
        .orElse("");
  }

  /** The same for a file whose folders give no column. */
  ObservationColumns in(List<String> header, boolean labeled) {
    return in(header, Partition.NONE, labeled);
  }

  /**
   * Finds the columns of a file with labels.
   *
   * @throws io.pulsemill.InputException as the others
   */
  ObservationColumns ofLabels(List<String> header, List<String> folders) {
    return ObservationColumns.ofLabels(header, folders, subject, String.valueOf(label));
  }

  /** All names. */
  List<String> all() {
    List<String> names = new ArrayList<>(values);
    names.add(subject);
    names.add(time);
    if (longForm != null) {
      names.add(longForm.column());
    }
    if (label != null) {
      names.add(label);
    }
    return names;
  }

  /** Names of the sensors whose readings are taken. */
  public List<String> sensors() {
    return longForm == null ? values : longForm.sensors();
  }

  private static void checkRoles(Stream<Stream<@Nullable String>> names) {
    Set<String> seen = new HashSet<>();
    names
        .flatMap(some -> some)
        .filter(Objects::nonNull)
        .filter(name -> !seen.add(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "expected a column of its own for subject, time, value, label and sensor but"
                      + " found '%s' twice".formatted(name));
            });
  }

  private static void check(String role, String name) {
    if (name == null || name.isEmpty()) {
      throw new IllegalArgumentException(
          "%s-column: expected a name but found none".formatted(role));
    }
  }
}
