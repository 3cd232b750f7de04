package io.pulsemill.features;

import io.pulsemill.series.LongForm;
import io.pulsemill.series.NameList;
import io.pulsemill.series.ObservationColumns;
import java.util.List;
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
 */
public record ColumnNames(
    String subject,
    String time,
    List<String> values,
    @Nullable String label,
    boolean labelOptional,
    @Nullable LongForm longForm) {
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
    if (label != null) {
      check("label", label);
    } else if (!labelOptional) {
      throw new IllegalArgumentException("label-column: expected a name but found none");
    }
  }

  /** Whether a file of this header can give labels, or must because they are not optional. */
  boolean labeled(List<String> header) {
    return !labelOptional || (label != null && header.contains(label));
  }

  /**
   * Finds the columns.
   *
   * @param labeled whether the label is to be read
   * @throws io.pulsemill.InputException naming a column that is missing and those there are
   */
  ObservationColumns in(List<String> header, boolean labeled) {
    ObservationColumns columns =
        ObservationColumns.of(header, subject, time, values, labeled ? label : null);
    return longForm == null ? columns : columns.inLongForm(longForm);
  }

  /** Names of the sensors whose readings are taken. */
  public List<String> sensors() {
    return longForm == null ? values : longForm.sensors();
  }

  private static void check(String role, String name) {
    if (name == null || name.isEmpty()) {
      throw new IllegalArgumentException(
          "%s-column: expected a name but found none".formatted(role));
    }
  }
}
