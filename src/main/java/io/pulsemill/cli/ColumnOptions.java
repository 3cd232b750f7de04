package io.pulsemill.cli;

import io.pulsemill.table.TableColumns;
import java.util.List;
import picocli.CommandLine.Option;

/** Which columns of a feature table are what. */
final class ColumnOptions {
  @Option(
      names = "--label-column",
      defaultValue = "label",
      paramLabel = "NAME",
      description = "Column to predict.")
  private String label;

  @Option(
      names = "--subject-column",
      defaultValue = "subject",
      paramLabel = "NAME",
      description = "Column that identifies a row; the split depends on it.")
  private String subject;

  @Option(
      names = "--features",
      paramLabel = "NAME,…",
      description =
          "Columns to train on, one with a comma in double quotes (default: all but the subject and"
              + " the label).")
  private String features;

  TableColumns columns() {
    List<String> names = features == null ? List.of() : DialectOptions.list("--features", features);
    return new TableColumns(subject, label, names);
  }
}
