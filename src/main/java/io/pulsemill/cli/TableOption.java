package io.pulsemill.cli;

import io.pulsemill.pipeline.InputTable;
import java.util.List;
import picocli.CommandLine.Option;

/** The table that a verb reads. */
final class TableOption {
  @Option(
      names = "--table",
      required = true,
      paramLabel = "PATH",
      description = "Feature table: Parquet, or CSV with a header; file, folder or glob.")
  private String table;

  @Option(
      names = "--null",
      paramLabel = "TEXT,…",
      description =
          "Cells of a CSV table that mean that a value is missing, such as '\\N,NA'; an empty cell"
              + " always does.")
  private String nulls;

  /** As given. */
  String table() {
    return table;
  }

  /** What the options name. */
  InputTable input() {
    return new InputTable(
        Verb.path("--table", table),
        nulls == null ? List.of() : DialectOptions.list("--null", nulls));
  }
}
