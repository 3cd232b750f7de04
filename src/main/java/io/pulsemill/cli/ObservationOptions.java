package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.features.ColumnNames;
import io.pulsemill.features.FeaturesSettings;
import io.pulsemill.summary.Feature;
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
      paramLabel = "NAME",
      description = "Column of the reading, a number.")
  private String value;

  @Option(
      names = "--max-bad-records",
      paramLabel = "N",
      defaultValue = "0",
      description = "Maximum number of malformed records and contradictory subjects.")
  private long maxBadRecords;

  @Option(
      names = "--max-line-bytes",
      paramLabel = "N",
      defaultValue = "65536",
      description = "Maximum bytes per line; a longer line is malformed.")
  private int maxLineBytes;

  @Option(
      names = "--row-group-rows",
      paramLabel = "N",
      defaultValue = "131072",
      description = "Rows per Parquet row group of the table.")
  private int rowGroupRows;

  String time() {
    return time;
  }

  String value() {
    return value;
  }

  long maxBadRecords() {
    Verb.within("--max-bad-records", (double) maxBadRecords, 0, 1e18);
    return maxBadRecords;
  }

  int maxLineBytes() {
    return Verb.within("--max-line-bytes", maxLineBytes, 16, 1 << 24);
  }

  int rowGroupRows() {
    return Verb.within("--row-group-rows", rowGroupRows, 1, 1 << 24);
  }

  /** The settings of the table that {@code features} and {@code pipeline} make, checked. */
  FeaturesSettings settings(FeatureOptions wanted) {
    try {
      return settings(
          new ColumnNames(wanted.subject(), time, value, wanted.label(), false),
          Feature.parseList(wanted.features()));
    } catch (IllegalArgumentException | InputException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** The settings of a table of columns and features chosen otherwise, checked. */
  FeaturesSettings settings(ColumnNames columns, List<Feature> features) {
    return new FeaturesSettings(
        columns,
        dialect.dialect(),
        dialect.times(),
        features,
        maxBadRecords(),
        maxLineBytes(),
        rowGroupRows());
  }
}
