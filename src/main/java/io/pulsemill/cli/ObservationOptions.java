package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.TrainingPlan;
import io.pulsemill.features.ColumnNames;
import io.pulsemill.features.ColumnSources;
import io.pulsemill.features.FeaturesSettings;
import io.pulsemill.features.ObservationFormat;
import io.pulsemill.series.LongForm;
import io.pulsemill.summary.FeatureColumn;
import io.pulsemill.summary.FeatureColumns;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How observations are read; shared by all verbs that read them. */
final class ObservationOptions {
  @Mixin private DialectOptions dialect;

  @Option(
      names = "--time-column",
      defaultValue = "datetime",
      paramLabel = "NAME",
      description = "Column of the time: ISO date, ISO date-time or whole number.")
  private String time;

  @Option(
      names = "--value-column",
      defaultValue = "pulse",
      paramLabel = "NAME,…",
      description =
          "Column of the reading, a number; several, one of each sensor: then features have names"
              + " such as hr_mean.")
  private String values;

  @Option(
      names = "--long",
      paramLabel = "NAME",
      description =
          "Column of the sensor's name, of files with one sensor's reading a row; needs --sensors.")
  private String sensorColumn;

  @Option(
      names = "--sensors",
      paramLabel = "NAME,…",
      description = "Sensors of files with --long; rows of others are passed over.")
  private String sensors;

  @Option(
      names = "--input-format",
      defaultValue = ObservationFormat.AUTO,
      paramLabel = "FORMAT",
      description =
          "Format of the files: text, parquet, orc, avro, or auto, as each file's content says.")
  private String format;

  @Option(
      names = "--partition-columns",
      defaultValue = "auto",
      paramLabel = "NAME,…",
      description =
          "Columns that folders NAME=VALUE in the paths of the files give; auto: all there are;"
              + " none: none.")
  private String partitionColumns;

  @Range(min = 0)
  @Option(
      names = "--max-bad-records",
      paramLabel = "N",
      defaultValue = "0",
      description = "Maximum number of malformed records and contradictory subjects.")
  private long maxBadRecords;

  @Range(min = 16, max = 1 << 24)
  @Option(
      names = "--max-line-bytes",
      paramLabel = "N",
      defaultValue = "65536",
      description = "Maximum bytes per line; a longer line is malformed.")
  private int maxLineBytes;

  @Range(min = 1, max = 1 << 24)
  @Option(
      names = "--row-group-rows",
      paramLabel = "N",
      defaultValue = "" + TrainingPlan.ROW_GROUP,
      description = "Rows per Parquet row group of the table.")
  private int rowGroupRows;

  /** Texts that mean that a value is missing. */
  List<String> nulls() {
    return dialect.dialect().nulls();
  }

  /** The settings of the table that {@code features} and {@code pipeline} make. */
  FeaturesSettings settings(FeatureOptions wanted) {
    try {
      return settings(
          wanted.subject(),
          wanted.label(),
          FeatureColumns.of(FeatureColumns.split(wanted.features()), sensors()),
          wanted.labels(),
          wanted.labelOnce());
    } catch (InputException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** What the columns are called; {@code label}: null for predictions. */
  private ColumnNames columns(String subject, String label) {
    List<String> columns = DialectOptions.list("--value-column", values);
    return new ColumnNames(subject, time, columns, label, label == null, longForm());
  }

  /** The names of the sensors. */
  List<String> sensors() {
    LongForm form = longForm();
    return form == null ? DialectOptions.list("--value-column", values) : form.sensors();
  }

  private LongForm longForm() {
    if ((sensorColumn == null) != (sensors == null)) {
      throw new UsageException(
          sensors == null
              ? "--long: expected --sensors with the names of the sensors but found none"
              : "--sensors: expected --long with the column of the sensor's name but found none");
    }
    return sensorColumn == null
        ? null
        : new LongForm(sensorColumn, DialectOptions.list("--sensors", sensors));
  }

  /** The settings of a table; without a {@code label}, for which it is null, for predictions. */
  FeaturesSettings settings(String subject, String label, List<FeatureColumn> features) {
    return settings(subject, label, features, null, false);
  }

  private FeaturesSettings settings(
      String subject,
      String label,
      List<FeatureColumn> features,
      String labels,
      boolean labelOnce) {
    try {
      return new FeaturesSettings(
          columns(subject, label),
          ObservationFormat.of(format),
          dialect.dialect(),
          dialect.times(),
          features,
          maxBadRecords,
          maxLineBytes,
          rowGroupRows,
          new ColumnSources(
              ColumnSources.folders(DialectOptions.list("--partition-columns", partitionColumns)),
              labels,
              labelOnce));
    } catch (IllegalArgumentException | InputException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
