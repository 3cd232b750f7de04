package io.pulsemill.cli;

import io.pulsemill.job.Paths;
import io.pulsemill.job.Progress;
import io.pulsemill.job.WorkFolder;
import io.pulsemill.table.CsvTable;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The table a user names: Parquet as it is, CSV converted in the run's work folder. */
final class InputTable {
  private static final int ROW_GROUP_ROWS = 131_072;

  private InputTable() {}

  static FeatureTable open(
      Configuration conf, Path path, TableColumns columns, WorkFolder work, Progress progress)
      throws IOException {
    if (FeatureTable.isParquet(conf, path)) {
      return FeatureTable.open(conf, path, columns);
    }
    progress.say("table: converting %s to Parquet".formatted(Paths.shown(path)));
    CsvTable csv = CsvTable.toParquet(conf, path, columns, work.next("table"), ROW_GROUP_ROWS);
    if (csv.numbered()) {
      progress.warn(
          "%s has no column '%s'; rows are numbered over the files in name order"
              .formatted(Paths.shown(path), columns.subject()));
    }
    return FeatureTable.open(conf, csv.path(), csv.columns());
  }
}
