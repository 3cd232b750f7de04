package io.pulsemill.measure;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.TrainingPlan;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.statistics.SubjectHash;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.RowGroupRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Sub-samples of a table: a row is in the one of size n iff {@code u(seed, "size", subject) < n /
 * rows}. So each is part of the next larger, and its size is n but for chance; row groups are as
 * the features stage writes them.
 */
public final class Samples {
  private Samples() {}

  /**
   * Writes them to the work folder; of all rows there is the table itself.
   *
   * @param sizes rows, ascending
   * @throws InputException if one exceeds the table, or comes out empty
   */
  public static List<FeatureTable> of(
      Configuration conf, FeatureTable table, List<Long> sizes, long seed, WorkFolder work)
      throws IOException {
    long largest = sizes.get(sizes.size() - 1);
    if (largest > table.rows()) {
      throw new InputException(
          "--sizes: expected up to %d, the rows of %s, but found %d"
              .formatted(table.rows(), DisplayPath.shown(table.path()), largest));
    }
    List<FeatureTable> samples = new ArrayList<>();
    for (long size : sizes) {
      samples.add(size == table.rows() ? table : sample(conf, table, size, seed, work));
    }
    return samples;
  }

  private static FeatureTable sample(
      Configuration conf, FeatureTable table, long size, long seed, WorkFolder work)
      throws IOException {
    SubjectHash hash = new SubjectHash(seed, "size");
    double share = (double) size / table.rows();
    Path folder = work.next("sample");
    try (FeatureTableWriter writer =
            new FeatureTableWriter(
                conf, new Path(folder, "part-0.parquet"), table.columns(), TrainingPlan.ROW_GROUP);
        RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      for (RowGroupRef ref : table.rowGroups()) {
        RowGroup group = reader.read(ref);
        for (int r = 0; r < group.rows(); r++) {
          if (group.hasSubject(r) && hash.unit(group.subject(r)) < share) {
            writer.write(row(group, r));
          }
        }
      }
    }
    FeatureTable sample = FeatureTable.open(conf, folder, table.columns());
    if (sample.rows() == 0) {
      throw new InputException(
          "--sizes: no row fell into the sample of %d; use a larger one".formatted(size));
    }
    return sample;
  }

  private static FeatureRow row(RowGroup group, int r) {
    double[] values = new double[group.features()];
    for (int j = 0; j < values.length; j++) {
      values[j] = group.value(r, j);
    }
    return new FeatureRow(
        group.subject(r), group.label(r), group.split(r), group.weight(r), values);
  }
}
