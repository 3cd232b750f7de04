package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.TrainingPlan;
import io.pulsemill.features.ColumnNames;
import io.pulsemill.features.ColumnSources;
import io.pulsemill.features.FeaturesSettings;
import io.pulsemill.features.ObservationFormat;
import io.pulsemill.series.LongForm;
import io.pulsemill.series.NumberedNames;
import io.pulsemill.series.SeriesRange;
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
              + " such as hr_mean. dim_0..dim_5 stands for dim_0,dim_1,… to dim_5.")
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
      names = "--series-columns",
      paramLabel = "FROM..TO",
      description =
          "First and last column of the readings, of text with a whole series in each row: instead"
              + " of --time-column and --value-column. Times are 0, 1, 2, … or, if the name of each of"
              + " these columns is a time of --time-format, that one.")
  private String series;

  @Option(
      names = "--input-format",
      defaultValue = ObservationFormat.AUTO,
      paramLabel = "FORMAT",
      description =
          "Format of the files: text; parquet, orc or avro; wide (with --series-columns); ts or arff"
              + " (series, as the UEA archive has them); ucr (its tab-separated ones); or auto, as"
              + " each file's content and suffix say, but for ucr.")
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
      defaultValue = "" + FeaturesSettings.DEFAULT_LINE_BYTES,
      description =
          "Maximum bytes per line; a longer line is malformed. Unless it is given, 16 MiB where a"
              + " line is a whole series.")
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
      columns(wanted.subject(), wanted.label()); // its faults come before those of the features
      return settings(
          wanted.subject(),
          wanted.label(),
          FeatureColumns.of(FeatureColumns.split(wanted.features()), sensors()),
          wanted.labels(),
          wanted.labelOnce());
    } catch (IllegalArgumentException | InputException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** What the columns are called; {@code label}: null for predictions. */
  private ColumnNames columns(String subject, String label) {
    SeriesRange range = series == null ? null : SeriesRange.parse(series);
    return new ColumnNames(subject, time, valueColumns(), label, label == null, longForm(), range);
  }

  /** The names of the sensors. */
  List<String> sensors() {
    LongForm form = longForm();
    return form == null ? valueColumns() : form.sensors();
  }

  private List<String> valueColumns() {
    try {
      return NumberedNames.expand(DialectOptions.list("--value-column", values));
    } catch (InputException e) {
      throw new UsageException("--value-column: " + e.getMessage());
    }
  }

  private LongForm longForm() {
    if ((sensorColumn == null) != (sensors == null)) {
      throw new UsageException(
          sensors == null
              ? "--long: expected --sensors with the names of the sensors but found none"
              : "--sensors: expected --long with the column of the sensor's name but found none");
    }
    try {
      return sensorColumn == null
          ? null
          : new LongForm(sensorColumn, DialectOptions.list("--sensors", sensors));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
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
