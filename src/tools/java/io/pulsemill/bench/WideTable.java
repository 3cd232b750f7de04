package io.pulsemill.bench;

import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.TableColumns;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/**
 * A table of many features, of classes that overlap, for {@code scripts/measure-wide-training.sh};
 * and the same numbers for programs that read no tables.
 */
public final class WideTable {
  /** Centers of classes are within this of 0 in each feature, whose deviation is 1. */
  private static final double SPREAD = 0.05;

  private static final int ROW_GROUPS = 12;

  private WideTable() {}

  /**
   * Arguments: features, classes, rows, a folder that is not there yet. Makes {@code
   * table/part.parquet} in it, and {@code rows.bin}: of each row the class and the features as
   * big-endian doubles.
   */
  public static void main(String[] args) throws Exception {
    int features = Integer.parseInt(args[0]);
    int classes = Integer.parseInt(args[1]);
    int rows = Integer.parseInt(args[2]);
    Path folder = Path.of(args[3]);
    Files.createDirectories(folder.resolve("table"));
    SplittableRandom random = new SplittableRandom(1);
    double[][] centers = new double[classes][];
    for (int k = 0; k < classes; k++) {
      centers[k] = random.doubles(features, -SPREAD, SPREAD).toArray();
    }
    TableColumns columns =
        new TableColumns(
            "subject", "label", IntStream.range(0, features).mapToObj(j -> "f" + j).toList());
    Path file = folder.resolve("table").resolve("part.parquet");
    try (FeatureTableWriter table =
            new FeatureTableWriter(
                new Configuration(),
                new org.apache.hadoop.fs.Path(file.toUri()),
                columns,
                (rows + ROW_GROUPS - 1) / ROW_GROUPS);
        DataOutputStream plain =
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(folder.resolve("rows.bin"))))) {
      for (int i = 0; i < rows; i++) {
        int label = random.nextInt(classes);
        plain.writeDouble(label);
        double[] values = new double[features];
        for (int j = 0; j < features; j++) {
          values[j] = (float) (centers[label][j] + random.nextGaussian());
          plain.writeDouble(values[j]);
        }
        table.write(new FeatureRow("s" + i, "class %02d".formatted(label), values));
      }
    }
  }
}
