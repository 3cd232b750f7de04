package io.pulsemill.cli;

import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Option;

/** The table that a verb reads. */
final class TableOption {
  @Option(
      names = "--table",
      required = true,
      paramLabel = "PATH",
      description = "Feature table: Parquet, or CSV with a header; file, folder or glob.")
  private String table;

  /** As given. */
  String table() {
    return table;
  }

  /** The path that it names. */
  Path path() {
    return Verb.path("--table", table);
  }
}
