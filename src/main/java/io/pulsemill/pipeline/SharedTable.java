package io.pulsemill.pipeline;

import io.pulsemill.job.Progress;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A table that several stages of a run open: each has to find the files that the first found. */
public final class SharedTable {
  private final Path path;
  private FeatureTable begun;

  public SharedTable(Path path) {
    this.path = path;
  }

  /**
   * Opens it as {@link InputTable#open} does.
   *
   * @throws io.pulsemill.table.DamagedTableException if a file changed since it was first opened
   */
  FeatureTable open(Configuration conf, TableColumns columns, WorkFolder work, Progress progress)
      throws IOException {
    FeatureTable table = InputTable.open(conf, path, columns, work, progress);
    if (begun == null) {
      begun = table;
    } else if (begun.path().equals(table.path())) { // a conversion of CSV has its own place
      table.checkSame(begun);
    }
    return table;
  }
}
