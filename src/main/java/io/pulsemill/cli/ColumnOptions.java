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
      description = "Column that identifies a row; its hash splits, unless a split is given.")
  private String subject;

  @Option(
      names = "--split-column",
      paramLabel = "NAME",
      description =
          "Column that says of each row whether it trains or tests: train or test, in letters of"
              + " either case (default: none; the hash of the subject splits).")
  private String split;

  @Option(
      names = "--features",
      paramLabel = "NAME,…",
      description =
          "Columns to train on, one with a comma in double quotes (default: all but the subject,"
              + " the label, the split and a weight).")
  private String features;

  TableColumns columns() {
    List<String> names = features == null ? List.of() : DialectOptions.list("--features", features);
    return new TableColumns(subject, label, split, names);
  }
}
