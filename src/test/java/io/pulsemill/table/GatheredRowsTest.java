package io.pulsemill.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatheredRowsTest {
  private static final int CAPACITY = GatheredRows.MOST_ROWS;
  private static final String[] LABELS = {"a", "b", "", null, "übel"};

  @TempDir private Path folder;

  @Test
  void rowsAreAsTheTableHasThem() throws Exception {
    Configuration conf = new Configuration(false);
    TableColumns columns = new TableColumns("subject", "label", List.of("f", "g"));
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.resolve("t.parquet").toUri());
    GatheredRows gathered = new GatheredRows(2);
    List<RowGroup> taken = new ArrayList<>();
    try (FeatureTableWriter writer = new FeatureTableWriter(conf, file, columns, CAPACITY)) {
      Random random = new Random(3);
      for (int i = 0; i < 2 * CAPACITY + 100; i++) {
        FeatureRow row =
            new FeatureRow(
                i % 7 == 0 ? "ß" + i : "s" + i,
                LABELS[random.nextInt(LABELS.length)],
                new double[] {
                  random.nextGaussian(), i % 5 == 0 ? Double.NaN : i % 11 == 0 ? 1 / 0.0 : i
                });
        writer.write(row);
        gathered.add(row);
        if (gathered.full()) {
          taken.add(gathered.take());
        }
      }
    }
    taken.add(gathered.take());
    FeatureTable table = FeatureTable.open(conf, file, columns);
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      assertThat(taken).hasSize(table.rowGroups().size());
      for (int i = 0; i < taken.size(); i++) {
        assertSame(taken.get(i), reader.read(table.rowGroups().get(i)));
      }
    }
    assertThat(gathered.take().rows()).isZero();
  }

  private static void assertSame(RowGroup gathered, RowGroup read) {
    assertThat(gathered.rows()).isEqualTo(read.rows());
    assertThat(gathered.labels()).isEqualTo(read.labels());
    for (int r = 0; r < read.rows(); r++) {
      assertThat(gathered.subject(r)).isEqualTo(read.subject(r));
      assertThat(gathered.label(r)).isEqualTo(read.label(r));
      assertThat(gathered.complete(r)).isEqualTo(read.complete(r));
      for (int j = 0; j < 2; j++) {
        assertThat(Double.compare(gathered.value(r, j), read.value(r, j))).isZero();
      }
    }
  }
}
