package io.pulsemill.cli;

import io.pulsemill.table.TableColumns;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which columns of a table are what, and what its rows count. */
final class WeightedColumnOptions {
  @Mixin private ColumnOptions columns;

  @Option(
      names = "--weight-column",
      paramLabel = "NAME",
      description =
          "Column that says of each row how many rows it counts for in the training: 0, which leaves"
              + " it out, or a number from 1e-30 to 1e30 (default: none; each counts once).")
  private String weight;

  TableColumns columns() {
    return columns.columns().withWeight(weight);
  }
}
