package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.SmallTable;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many tasks, and whether their heap holds the rows. */
class GangSizeTest {
  private static final int WIDE = 100;

  /** As many as two tasks of half a heap of 1 MB hold: 648 rows of 101 doubles. */
  private static final int FIT = 2 * 648;

  @TempDir private Path folder;

  private final Configuration conf = new Configuration();
  private FeatureTable table;

  @BeforeEach
  void writeTable() throws IOException {
    table = SmallTable.write(conf, folder);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "4, 4", "64, 4"})
  void thereAreAsManyTasksAsAskedForUpToTheRowGroups(int asked, int members) throws IOException {
    assertThat(GangSize.of(conf, table, asked, null)).isEqualTo(new GangSize(members, null));
  }

  @Test
  void inOneJvmThereIsATaskACoreUpToTheRowGroups() throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(GangSize.of(conf, table, null, null).members())
        .isEqualTo(Math.min(cores, SmallTable.ROW_GROUPS));
  }

  @Test
  void rowsThatFitHalfOfATasksHeapAreNoProblem() throws IOException {
    assertThat(onCluster(wide(FIT), 2, null).problem()).isNull();
  }

  @Test
  void rowsBeyondHalfOfATasksHeapAreAProblem() throws IOException {
    assertThat(onCluster(wide(FIT + 8), 2, null).problem())
        .isEqualTo(
            "652 rows of 100 features in one of 2 tasks need 0 MB, but half of its heap is 0 MB");
  }

  @Test
  void moreTasksHoldMoreRows() throws IOException {
    FeatureTable wide = wide(2 * FIT);
    assertThat(onCluster(wide, 2, null).problem()).isNotNull();
    assertThat(onCluster(wide, 4, null).problem()).isNull();
  }

  @Test
  void trainingRowsThatAreEvaluatedTooAreHeldTwice() throws IOException {
    FeatureTable wide = wide(FIT);
    assertThat(onCluster(wide, 2, RowChoice.TEST).problem()).isNull();
    assertThat(onCluster(wide, 2, RowChoice.TRAIN).problem()).isNotNull();
    assertThat(onCluster(wide, 2, RowChoice.ALL).problem()).isNotNull();
  }

  /** Asked for, so that no cluster is; each task has a heap of 1 MB. */
  private GangSize onCluster(FeatureTable rows, int tasks, RowChoice evaluated) throws IOException {
    Configuration cluster = new Configuration(conf);
    cluster.set("mapreduce.framework.name", "yarn");
    cluster.set("mapreduce.map.java.opts", "-Xmx1m");
    return GangSize.of(cluster, rows, tasks, evaluated);
  }

  /** Four row groups of 100 features. */
  private FeatureTable wide(int rows) throws IOException {
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.toUri().toString(), "wide-" + rows + ".parquet");
    List<String> names = IntStream.range(0, WIDE).mapToObj(j -> "f" + j).toList();
    TableColumns columns = new TableColumns("subject", "label", names);
    try (FeatureTableWriter writer = new FeatureTableWriter(conf, file, columns, (rows + 3) / 4)) {
      for (int i = 0; i < rows; i++) {
        writer.write(new FeatureRow("s" + i, "a", new double[WIDE]));
      }
    }
    return FeatureTable.open(conf, file, columns);
  }
}
