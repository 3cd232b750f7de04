package io.pulsemill.job;

import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A table of two overlapping classes on disk, for tests of what reads one. */
public final class SmallTable {
  public static final int ROWS = 40;
  public static final int ROW_GROUP_ROWS = 10;
  public static final int ROW_GROUPS = 4;

  /** The row that misses its second value. */
  public static final int MISSING = 17;

  private static final TableColumns COLUMNS =
      new TableColumns("subject", "label", List.of("f", "g"));
  private static final long SEED = 11;

  private SmallTable() {}

  /** Writes it and opens it: subjects s0…s39, labels a and b, features f and g. */
  public static FeatureTable write(Configuration conf, java.nio.file.Path folder)
      throws IOException {
    return write(conf, folder, ROW_GROUP_ROWS);
  }

  /** Likewise, with so many rows in each row group. */
  public static FeatureTable write(Configuration conf, java.nio.file.Path folder, int rowGroupRows)
      throws IOException {
    Random random = new Random(SEED);
    Path file = new Path(folder.toUri().toString(), "table.parquet");
    try (FeatureTableWriter writer = new FeatureTableWriter(conf, file, COLUMNS, rowGroupRows)) {
      for (int i = 0; i < ROWS; i++) {
        double f = random.nextGaussian() + i % 2;
        double g = i == MISSING ? Double.NaN : random.nextGaussian();
        writer.write(new FeatureRow("s" + i, i % 2 == 0 ? "a" : "b", new double[] {f, g}));
      }
    }
    return FeatureTable.open(conf, file, COLUMNS);
  }
}
