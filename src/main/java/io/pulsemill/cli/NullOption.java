package io.pulsemill.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Which cells of a CSV table hold no value. */
final class NullOption {
  @Option(
      names = "--null",
      paramLabel = "TEXT,…",
      description =
          "Cells of a CSV table that mean that a value is missing, such as '\\N,NA'; an empty cell"
              + " always does.")
  private String nulls;

  List<String> nulls() {
    return nulls == null ? List.of() : DialectOptions.list("--null", nulls);
  }
}
