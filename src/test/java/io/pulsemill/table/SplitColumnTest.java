package io.pulsemill.table;

import static io.pulsemill.table.ParquetFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.statistics.SplitWord;
import io.pulsemill.statistics.TrainingSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitColumnTest {
  private static final TableColumns COLUMNS =
      new TableColumns("subject", "label", "set", List.of());
  private static final TrainingSplit SPLIT = TrainingSplit.byColumn(12345, "set");
  private static final String SCHEMA =
      "message t { optional binary set (STRING); required binary subject (STRING);"
          + " optional binary label (STRING); optional double a; }";

  private final Configuration conf = new Configuration();

  @TempDir private java.nio.file.Path folder;

  @Test
  void aRowTrainsIfItsWordSaysSoWhateverItsSubject() throws IOException {
    Path file =
        write(
            row("train", "s0", "x", 0.0),
            row("TEST", "s1", "x", 1.0),
            row("Train", "s2", "y", null),
            row("test", "s3", "y", 3.0),
            row("train", "s0", "y", 4.0));
    FeatureTable table = FeatureTable.open(conf, file, COLUMNS);

    assertThat(table.features()).containsExactly("a");
    assertThat(values(table, RowChoice.TRAIN)).containsExactly(0.0, 4.0);
    assertThat(values(table, RowChoice.TEST)).containsExactly(1.0, 3.0);
    assertThat(values(table, RowChoice.ALL)).containsExactly(0.0, 1.0, 3.0, 4.0);
  }

  @ParameterizedTest
  @CsvSource({"4, dev, 'dev'", "4,, no value", "4, '', no value", "0, 1, '1'"})
  void anotherWordIsRefusedWithItsRow(int at, String word, String found) throws IOException {
    Object[][] rows = new Object[6][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = row(r == at ? word : "train", "s" + r, "x", 1.0);
    }
    FeatureTable table = FeatureTable.open(conf, write(rows), COLUMNS);

    assertThatThrownBy(() -> values(table, RowChoice.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "t.parquet, row %d, column 'set' (split): expected train or test but found "
                .formatted(at + 1))
        .hasMessageEndingWith(found.startsWith("no") ? found : "'" + word + "'");
  }

  @Test
  void aColumnThatIsNoTextIsRefused() throws IOException {
    Path file =
        ParquetFixture.write(
            folder.resolve("b.parquet"),
            "message t { required boolean set; required binary subject (STRING);"
                + " optional binary label (STRING); optional double a; }",
            2,
            row(true, "s", "x", 1.0));

    assertThatThrownBy(() -> FeatureTable.open(conf, file, COLUMNS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("column 'set' (split): expected text")
        .hasMessageEndingWith("train or test in each row but found BOOLEAN");
  }

  @Test
  void aColumnThatIsNotThereIsRefusedWithTheOption() throws IOException {
    Path file = ParquetFixture.numbered(folder.resolve("n.parquet"), "s", 2, 2);

    assertThatThrownBy(() -> FeatureTable.open(conf, file, COLUMNS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has no column 'set' for the split", "--split-column");
  }

  @Test
  void csvIsConvertedWithItsWords() throws IOException {
    FeatureTable table = converted("set,subject,label,a\nTRAIN,s0,x,0\nTest,s1,x,1\n");

    assertThat(table.features()).containsExactly("a");
    assertThat(values(table, RowChoice.TRAIN)).containsExactly(0.0);
    assertThat(values(table, RowChoice.TEST)).containsExactly(1.0);
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      RowGroup group = reader.read(table.rowGroups().get(0));
      assertThat(group.split(0)).isEqualTo(SplitWord.TRAIN);
      assertThat(group.split(1)).isEqualTo(SplitWord.TEST);
    }
  }

  @ParameterizedTest
  @CsvSource({"dev, 'dev'", "'', no value", "NA, no value"})
  void anotherWordOfCsvIsRefusedWithItsLine(String word, String found) {
    String quoted = found.startsWith("no") ? found : "'" + word + "'";
    assertThatThrownBy(
            () -> converted("set,subject,label,a\ntrain,s0,x,0\n%s,s1,x,1\n".formatted(word)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("t.csv line 3, column 1 (set): expected train or test but found ")
        .hasMessageEndingWith(quoted);
  }

  private Path write(Object[]... rows) throws IOException {
    return ParquetFixture.write(folder.resolve("t.parquet"), SCHEMA, 2, rows);
  }

  private FeatureTable converted(String csv) throws IOException {
    Path file = new Path(Files.writeString(folder.resolve("t.csv"), csv).toUri());
    Path work = new Path(Files.createTempDirectory(folder, "work").toUri());
    CsvTable table = CsvTable.toParquet(conf, file, COLUMNS, List.of("NA"), work, 10);
    return FeatureTable.open(conf, table.path(), table.columns());
  }

  /** The first feature of the rows that are chosen. */
  private List<Double> values(FeatureTable table, RowChoice choice) throws IOException {
    List<Double> values = new ArrayList<>();
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      for (RowGroupRef ref : table.rowGroups()) {
        RowGroup group = reader.read(ref);
        ChosenRows rows = ChosenRows.of(group, SPLIT, choice, 0, group.rows());
        for (double value : rows.values()) {
          values.add(value);
        }
      }
    }
    return values;
  }
}
