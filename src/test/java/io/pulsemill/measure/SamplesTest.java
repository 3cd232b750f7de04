package io.pulsemill.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.output.WorkFolder;
import io.pulsemill.output.WorkFolders;
import io.pulsemill.statistics.SplitWord;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
  private static final TableColumns COLUMNS =
      new TableColumns("subject", "label", "set", List.of("f"));
  private static final int ROWS = 1000;

  private final Configuration conf = new Configuration();

  @TempDir private java.nio.file.Path folder;

  @Test
  void aSampleKeepsWhatItsRowsAreFor() throws IOException {
    FeatureTable table = table();
    try (WorkFolder work = WorkFolders.beside(conf, new Path(folder.resolve("out.json").toUri()))) {
      List<FeatureTable> samples = Samples.of(conf, table, List.of(400L, (long) ROWS), 1, work);

      assertThat(samples.get(1)).isSameAs(table);
      FeatureTable sample = samples.get(0);
      assertThat(sample.rows()).isBetween(320L, 480L); // a standard deviation is 16
      try (RowGroupReader reader = new RowGroupReader(conf, sample.columns())) {
        RowGroup group = reader.read(sample.rowGroups().get(0));
        for (int r = 0; r < group.rows(); r++) {
          assertThat(group.split(r)).isEqualTo(word((int) group.value(r, 0)));
        }
      }
    }
  }

  private FeatureTable table() throws IOException {
    Path file = new Path(folder.resolve("table.parquet").toUri());
    try (FeatureTableWriter writer = new FeatureTableWriter(conf, file, COLUMNS, 300)) {
      for (int i = 0; i < ROWS; i++) {
        writer.write(new FeatureRow("s" + i, "x", word(i), new double[] {i}));
      }
    }
    return FeatureTable.open(conf, file, COLUMNS);
  }

  private static SplitWord word(int i) {
    return i % 3 == 0 ? SplitWord.TEST : SplitWord.TRAIN;
  }
}
