package io.pulsemill.pipeline;

import io.pulsemill.job.Progress;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** A table that several stages of a run open: each has to find the files that the first found. */
public final class SharedTable {
  private final InputTable input;
  private FeatureTable begun;

  public SharedTable(InputTable input) {
    this.input = input;
  }

  /**
   * Opens it as {@link InputTable#open} does.
   *
   * @throws io.pulsemill.table.DamagedTableException if a file changed since it was first opened
   */
  FeatureTable open(Configuration conf, TableColumns columns, WorkFolder work, Progress progress)
      throws IOException {
    FeatureTable table = input.open(conf, columns, work, progress);
    if (begun == null) {
      begun = table;
    } else if (begun.path().equals(table.path())) { // a conversion of CSV has its own place
      table.checkSame(begun);
    }
    return table;
  }
}
