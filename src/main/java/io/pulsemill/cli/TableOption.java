package io.pulsemill.cli;

import io.pulsemill.pipeline.InputTable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The table that a verb reads. */
final class TableOption {
  @Option(
      names = "--table",
      required = true,
      paramLabel = "PATH",
      description = "Feature table: Parquet, or CSV with a header; file, folder or glob.")
  private String table;

  @Mixin private NullOption nulls;

  /** As given. */
  String table() {
    return table;
  }

  /** What the options name. */
  InputTable input() {
    return new InputTable(Verb.path("--table", table), nulls.nulls());
  }
}
