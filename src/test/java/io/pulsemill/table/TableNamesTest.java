package io.pulsemill.table;

import static io.pulsemill.table.ParquetFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableNamesTest {
  private static final TableColumns COLUMNS = new TableColumns("subject", "label", List.of("a"));

  private final Configuration conf = new Configuration();

  @TempDir private java.nio.file.Path folder;

  @Test
  void labelsAreCountedAndCommonSubjectsFound() throws IOException {
    TableNames some = names(1, row("s0", "x", 1.0), row("s1", "y", 1.0), row("s2", null, 1.0));
    TableNames others = names(1, row("s2", "z", 1.0), row("s3", "z", 1.0), row("", "z", 1.0));

    assertThat(some.labels()).isEqualTo(Map.of("x", 1L, "y", 1L));
    assertThat(others.labels()).isEqualTo(Map.of("z", 3L));
    assertThat(some.count()).isEqualTo(3);
    assertThat(others.count()).isEqualTo(2);
    assertThat(some.in(others)).isEqualTo(1);
    assertThat(some.in(some)).isEqualTo(3);
  }

  @Test
  void aSampleOfTwoTablesHasTheSameSubjects() throws IOException {
    double share = 0.25;
    TableNames some = TableNames.read(conf, numbered("a", "s", 4000), share);
    TableNames same = TableNames.read(conf, numbered("b", "s", 4000), share);
    TableNames others = TableNames.read(conf, numbered("c", "t", 4000), share);

    assertThat(some.count()).isBetween(900, 1100); // 1000, and 27 is a standard deviation
    assertThat(some.in(same)).isEqualTo(some.count());
    assertThat(some.in(others)).isZero();
    assertThat(TableNames.share(1000)).isEqualTo(1);
    assertThat(TableNames.share(1L << 24)).isEqualTo(0.25);
  }

  @Test
  void numbersOfRowsAreToldFromNames() throws IOException {
    assertThat(names(1, row("1", "x", 1.0), row("0", "x", 1.0)).numbered()).isTrue();
    assertThat(names(1, row("1", "x", 1.0), row("3", "x", 1.0)).numbered()).isFalse();
    assertThat(names(1, row("1", "x", 1.0), row("s", "x", 1.0)).numbered()).isFalse();
    assertThat(names(1, row("1", "x", 1.0), row("-1", "x", 1.0)).numbered()).isFalse();
    assertThat(names(1, row("99999999999999999999", "x", 1.0)).numbered()).isFalse();
  }

  private TableNames names(double share, Object[]... rows) throws IOException {
    Path file =
        ParquetFixture.write(
            folder.resolve("t.parquet"),
            "message t { optional binary subject (STRING); optional binary label (STRING);"
                + " optional double a; }",
            2,
            rows);
    TableNames names = TableNames.read(conf, FeatureTable.open(conf, file, COLUMNS), share);
    file.getFileSystem(conf).delete(file, false);
    return names;
  }

  private FeatureTable numbered(String name, String prefix, int rows) throws IOException {
    Path file = ParquetFixture.numbered(folder.resolve(name + ".parquet"), prefix, rows, 1000);
    return FeatureTable.open(conf, file, COLUMNS);
  }
}
