package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.statistics.Folds;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.DamagedTableException;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.table.TableColumns;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What threads share and keep against the same rows taken one by one. */
class LocalEngineTest {
  private static final long SEED = 20260107;
  private static final TrainingSplit SPLIT = new TrainingSplit(12345, 0.7);
  private static final TableColumns COLUMNS =
      new TableColumns("subject", "label", List.of("f", "g", "h"));
  private static final double[] WEIGHTS = {0.1, 0.5, -0.25, -0.1, -0.5, 0.25};

  /** Not a multiple of anything; the last row group is small. */
  private static final int ROWS = 21_001;

  private static final int ROW_GROUP_ROWS = 9_500;

  @TempDir private Path folder;

  private final Configuration conf = new Configuration();
  private FeatureTable table;
  private RowPreparation rows;

  @BeforeEach
  void writeTable() throws IOException {
    Random random = new Random(SEED);
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.toUri().toString(), "t.parquet");
    try (FeatureTableWriter writer = new FeatureTableWriter(conf, file, COLUMNS, ROW_GROUP_ROWS)) {
      for (int i = 0; i < ROWS; i++) {
        double[] values = {random.nextGaussian(), 9, random.nextGaussian() * i};
        if (random.nextInt(50) == 0) {
          values[random.nextInt(3)] = Double.NaN;
        }
        String subject = random.nextInt(90) == 0 ? "" : (i % 3 == 0 ? "Zoë 😀 " : "s") + i;
        String label = random.nextInt(70) == 0 ? null : random.nextBoolean() ? "a" : "b";
        writer.write(new FeatureRow(subject, label, values));
      }
    }
    table = FeatureTable.open(conf, file, COLUMNS);
    Standardization scales =
        new Standardization(new double[] {0.1, 2}, new double[] {1, 7000}, new double[] {8, 40});
    rows = new RowPreparation(SPLIT, List.of("a", "b"), new int[] {0, 2}, scales);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "5, true", "1, false", "3, false"})
  void statisticsAreThoseOfTheRowsOneByOne(int threads, boolean crossProducts) throws IOException {
    TrainingStatistics expected = new TrainingStatistics(COLUMNS.features(), SPLIT, crossProducts);
    for (RowGroupRef where : table.rowGroups()) {
      RowGroup group = read(where);
      double[] values = new double[3];
      for (int r = 0; r < group.rows(); r++) {
        group.copyRow(r, values, 0);
        expected.add(group.subject(r), group.label(r), values);
      }
    }
    assertThat(expected.counts().missing()).isGreaterThan(500);

    try (LocalEngine engine = new LocalEngine(conf, table, SPLIT, threads, new PhaseClock())) {
      assertThat(engine.statistics(crossProducts)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "5"})
  void keptRowsAndStreamedRowsHaveOneSum(int threads) throws IOException {
    SoftmaxKernel kernel = rows.kernel(WEIGHTS, Derivatives.HESSIAN);
    SoftmaxSums expected = kernel.zero();
    for (RowGroupRef where : table.rowGroups()) {
      RowPreparations.of(rows)
          .forEachBlock(read(where), block -> kernel.add(block.blocks().get(0), expected));
    }

    assertThat(sum(threads, true, true)).as("kept from the statistics").isEqualTo(expected);
    assertThat(sum(threads, true, false)).as("kept without statistics").isEqualTo(expected);
    assertThat(sum(threads, false, true)).as("streamed").isEqualTo(expected);
  }

  @Test
  void asManyRowsAreSummedAsTheStatisticsCount() throws IOException {
    try (LocalEngine engine = new LocalEngine(conf, table, SPLIT, 2, new PhaseClock())) {
      TrainingStatistics statistics = engine.statistics(true);
      engine.prepare(rows);
      assertThat(engine.pass(WEIGHTS, Derivatives.GRADIENT).sums().rows())
          .isEqualTo(statistics.rows());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "append, but found",
    "touch, but found it modified",
    "remove, it is gone",
    "replace, a footer with CRC-32C"
  })
  void rowsThatAreReadAgainHaveToBeThoseOfTheFirstTime(String change, String told)
      throws IOException {
    Path file = folder.resolve("t.parquet");
    FileTime time = Files.getLastModifiedTime(file);
    try (LocalEngine engine =
        new LocalEngine(conf, table, SPLIT, Folds.NONE, 2, new PhaseClock(), false)) {
      engine.statistics(true);
      engine.prepare(rows);
      engine.pass(WEIGHTS, Derivatives.GRADIENT).sums();
      switch (change) {
        case "append" -> Files.write(file, new byte[1], StandardOpenOption.APPEND);
        case "touch" -> Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        case "remove" -> Files.delete(file);
        default -> {
          byte[] bytes = Files.readAllBytes(file);
          bytes[bytes.length - 100] ^= 1; // in the footer
          Files.deleteIfExists(folder.resolve(".t.parquet.crc")); // it would tell first
          Files.write(file, bytes);
          Files.setLastModifiedTime(file, time);
        }
      }
      assertThatThrownBy(() -> engine.pass(WEIGHTS, Derivatives.GRADIENT).sums())
          .isInstanceOf(DamagedTableException.class)
          .hasMessageContainingAll("t.parquet changed during the run", told);
    }
  }

  private SoftmaxSums sum(int threads, boolean keep, boolean statistics) throws IOException {
    try (LocalEngine engine =
        new LocalEngine(conf, table, SPLIT, Folds.NONE, threads, new PhaseClock(), keep)) {
      if (statistics) {
        engine.statistics(true);
      }
      engine.prepare(rows);
      return engine.pass(WEIGHTS, Derivatives.HESSIAN).sums();
    }
  }

  private RowGroup read(RowGroupRef where) throws IOException {
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      return reader.read(where);
    }
  }
}
