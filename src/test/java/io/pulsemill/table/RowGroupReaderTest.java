package io.pulsemill.table;

import static io.pulsemill.table.ParquetFixture.LABELED;
import static io.pulsemill.table.ParquetFixture.numbered;
import static io.pulsemill.table.ParquetFixture.row;
import static io.pulsemill.table.ParquetFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.timing.WorkTime;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowGroupReaderTest {
  private static final TableColumns ALL = new TableColumns("subject", "label", List.of());
  private static final int MANY_ROWS = 50_000;

  private final Configuration conf = new Configuration();
  @TempDir private java.nio.file.Path folder;

  @Test
  void readsSubjectLabelAndValues() throws IOException {
    RowGroup rows =
        only(write(file("a"), LABELED, 10, row("s", "x", 1.5, -2.0), row("t", "y", 0.25, 4.0)));

    assertThat(rows.rows()).isEqualTo(2);
    assertThat(rows.features()).isEqualTo(2);
    assertThat(rows.subject(1)).isEqualTo("t");
    assertThat(rows.label(0)).isEqualTo("x");
    assertThat(rows.value(0, 1)).isEqualTo(-2.0);
    assertThat(rows.column(0)).containsExactly(1.5, 0.25);
    assertThat(rows.complete(0)).isTrue();
  }

  @Test
  void widensEveryKindOfNumber() throws IOException {
    String schema =
        "message t { required binary subject (STRING); required binary label (STRING);"
            + " required int32 i; required int64 l; required float f; required double d;"
            + " required boolean b; required int32 t (INTEGER(8,true)); }";
    RowGroup rows =
        only(
            write(
                file("a"),
                schema,
                10,
                row("s", "x", Integer.MIN_VALUE, 9007199254740993L, 0.1f, 0.1, true, -7),
                row("t", "x", 3, -4L, -1.5f, -2.5, false, 7)));

    double[] first = new double[6];
    rows.copyRow(0, first, 0);
    double[] second = new double[7];
    rows.copyRow(1, second, 1);

    assertThat(first)
        .containsExactly(-2147483648.0, 9007199254740992.0, 0.10000000149011612, 0.1, 1.0, -7.0);
    assertThat(second).containsExactly(0, 3.0, -4.0, -1.5, -2.5, 0.0, 7.0);
  }

  @Test
  void unsignedNumbersAreNotNegative() throws IOException {
    String schema =
        "message t { required binary subject (STRING); required int64 label (INTEGER(64,false));"
            + " required int32 i (INTEGER(32,false)); required int64 l (INTEGER(64,false)); }";
    RowGroup rows = only(write(file("a"), schema, 10, row("s", -1L, -1, -1L)));

    assertThat(rows.value(0, 0)).isEqualTo(4294967295.0);
    assertThat(rows.value(0, 1)).isEqualTo(0x1p64);
    assertThat(rows.label(0)).isEqualTo("18446744073709551615");
  }

  @ParameterizedTest
  @CsvSource({"int32, 7, -3", "int64, 7, -3"})
  void wholeNumbersAreLabelsAndSubjectsAsDecimalText(String type, int subject, int label)
      throws IOException {
    boolean wide = type.equals("int64");
    Object id = wide ? (Object) (long) subject : subject;
    Object code = wide ? (Object) (long) label : label;
    String schema =
        "message t { required %s subject; required %s label; required double a; }"
            .formatted(type, type);
    RowGroup rows = only(write(file("a"), schema, 10, row(id, code, 1.0)));

    assertThat(rows.subject(0)).isEqualTo("7");
    assertThat(rows.label(0)).isEqualTo("-3");
  }

  @Test
  void nullNanAndInfinityAreMissing() throws IOException {
    RowGroup rows =
        only(
            write(
                file("a"),
                LABELED,
                10,
                row("s", "x", null, 1.0),
                row("t", "x", Double.NaN, 1.0),
                row("u", "x", Double.POSITIVE_INFINITY, 1.0),
                row("v", "x", Double.NEGATIVE_INFINITY, 1.0),
                row("w", "x", 3.0, 1.0)));

    assertThat(rows.column(0)).containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 3.0);
    assertThat(rows.column(1)).containsOnly(1.0);
    assertThat(rows.measured(0)).isFalse();
    assertThat(rows.complete(3)).isFalse();
    assertThat(rows.complete(4)).isTrue();
  }

  @Test
  void aFloatNanIsMissingToo() throws IOException {
    String schema =
        "message t { required binary subject (STRING); required binary label (STRING);"
            + " required float a; }";
    RowGroup rows =
        only(
            write(
                file("a"),
                schema,
                10,
                row("s", "x", Float.NaN),
                row("t", "x", Float.POSITIVE_INFINITY)));

    assertThat(rows.measured(0)).isFalse();
    assertThat(rows.measured(1)).isFalse();
  }

  @Test
  void nullAndEmptyTextAreMissing() throws IOException {
    String schema =
        "message t { optional binary subject (STRING); optional binary label (STRING);"
            + " required double a; }";
    RowGroup rows =
        only(
            write(
                file("a"),
                schema,
                10,
                row(null, "x", 1.0),
                row("s", null, 1.0),
                row("", "x", 1.0),
                row("t", "", 1.0),
                row("u", "x", 1.0)));

    assertThat(rows.subject(0)).isNull();
    assertThat(rows.subject(2)).isNull();
    assertThat(rows.label(1)).isNull();
    assertThat(rows.label(3)).isNull();
    assertThat(rows.labels()).containsExactly("x");
    assertThat(rows.measured(0)).isTrue();
    assertThat(List.of(rows.complete(0), rows.complete(1), rows.complete(2), rows.complete(3)))
        .containsOnly(false);
    assertThat(rows.complete(4)).isTrue();
  }

  @Test
  void withoutALabelColumnRowsAreCompleteWithoutLabels() throws IOException {
    Path path = write(file("a"), LABELED, 10, row("s", null, 1.0, 2.0));
    RowGroup rows = only(path, new TableColumns("subject", null, List.of("a", "b")));

    assertThat(rows.labelCode(0)).isEqualTo(-1);
    assertThat(rows.label(0)).isNull();
    assertThat(rows.complete(0)).isTrue();
  }

  @Test
  void valuesStandInTheOrderAskedForAndNotOfTheFile() throws IOException {
    String foreign =
        "message t { required double b; optional group nested { optional double x; } required"
            + " binary label (ENUM); required double a; required binary subject (STRING); required"
            + " double dotted.name; }";
    Path path = write(file("a"), foreign, 10, row(2.0, null, "x", 1.0, "s", 3.0));
    RowGroup rows =
        only(path, new TableColumns("subject", "label", List.of("dotted.name", "a", "b")));

    double[] values = new double[3];
    rows.copyRow(0, values, 0);
    assertThat(values).containsExactly(3.0, 1.0, 2.0);
    assertThat(rows.subject(0)).isEqualTo("s");
    assertThat(rows.label(0)).isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource({"PARQUET_1_0, true", "PARQUET_1_0, false", "PARQUET_2_0, true", "PARQUET_2_0, false"})
  void aUuidIsItsCanonicalTextAndABooleanTrueOrFalse(WriterVersion version, boolean dictionaries)
      throws IOException {
    String schema =
        "message t { optional fixed_len_byte_array(16) subject (UUID); optional boolean label;"
            + " required double a; }";
    byte[] id = HexFormat.of().parseHex("f81d4fae7dec11d0a76500a0c91e6bf6");
    Object[][] cells = {row(id, true, 1.0), row(new byte[16], false, 2.0), row(null, null, 3.0)};
    RowGroup rows = only(write(version, dictionaries, file("a"), schema, 10, cells));

    assertThat(rows.subject(0)).isEqualTo("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
    assertThat(rows.subject(1)).isEqualTo("00000000-0000-0000-0000-000000000000");
    assertThat(rows.subject(2)).isNull();
    assertThat(rows.label(0)).isEqualTo("true");
    assertThat(rows.label(1)).isEqualTo("false");
    assertThat(rows.label(2)).isNull();
  }

  @Test
  void labelsAreCodedOnceEach() throws IOException {
    RowGroup rows = only(numbered(file("a"), "s", 100, 1000));

    assertThat(rows.labels()).containsExactly("even", "odd");
    assertThat(rows.labelCode(98)).isEqualTo(0);
    assertThat(rows.label(99)).isEqualTo("odd");
  }

  @Test
  void aLabelOfManyPagesAndTextsKeepsItsRows() throws IOException {
    // Beyond the dictionary's size Parquet goes over to plain pages in the middle of the column.
    Object[][] cells = new Object[MANY_ROWS][];
    for (int r = 0; r < MANY_ROWS; r++) {
      String label = r % 3 == 0 ? null : "a rather long label " + r;
      cells[r] = row("subject-" + r, label, (double) r, r % 5 == 0 ? null : -1.0 * r);
    }
    RowGroup rows = only(write(file("a"), LABELED, MANY_ROWS, cells));

    Object[][] read = new Object[MANY_ROWS][];
    for (int r = 0; r < MANY_ROWS; r++) {
      Double b = Double.isNaN(rows.value(r, 1)) ? null : (Double) rows.value(r, 1);
      read[r] = row(rows.subject(r), rows.label(r), rows.value(r, 0), b);
    }
    assertThat(Arrays.deepEquals(read, cells)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"PARQUET_1_0, true", "PARQUET_1_0, false", "PARQUET_2_0, true", "PARQUET_2_0, false"})
  void readsNumbersOfEveryKindOfPage(WriterVersion version, boolean dictionaries)
      throws IOException {
    String schema =
        "message t { optional binary subject (STRING); optional binary label (STRING);"
            + " optional int32 i; optional int64 l (INTEGER(64,false)); optional float f;"
            + " required double d; optional boolean b; }";
    Object[][] cells = new Object[MANY_ROWS][];
    double[][] expected = new double[5][MANY_ROWS];
    for (int r = 0; r < MANY_ROWS; r++) {
      Integer i = r % 7 == 0 ? null : r % 100;
      Long l = r % 11 == 0 ? null : -1L - r % 5;
      Float f = r % 13 == 0 ? null : r % 1000 / 8f;
      Boolean b = r % 17 == 0 ? null : r % 3 == 0;
      double d = r % 2000 == 0 ? Double.NaN : r / 3.0; // too many for a dictionary
      cells[r] = row("Zoë " + r, "x", i, l, f, d, b);
      expected[0][r] = i == null ? Double.NaN : i;
      expected[1][r] = l == null ? Double.NaN : 0x1p64;
      expected[2][r] = f == null ? Double.NaN : f;
      expected[3][r] = d;
      expected[4][r] = b == null ? Double.NaN : b ? 1 : 0;
    }
    RowGroup rows = only(write(version, dictionaries, file("a"), schema, MANY_ROWS, cells));

    for (int j = 0; j < expected.length; j++) {
      assertThat(rows.column(j)).as("column %d", j).isEqualTo(expected[j]);
    }
    assertThat(rows.subject(MANY_ROWS - 1)).isEqualTo("Zoë " + (MANY_ROWS - 1));
  }

  @Test
  void readsTheRowGroupsOfSeveralFilesInAnyOrder() throws IOException {
    numbered(file("a"), "a", 25, 10);
    numbered(file("b"), "b", 5, 10);
    FeatureTable table = FeatureTable.open(conf, new Path(folder.toUri()), ALL);
    List<String> firstSubjects = new ArrayList<>();
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      for (int i : new int[] {3, 1, 0, 2, 1}) {
        firstSubjects.add(reader.read(table.rowGroups().get(i)).subject(0));
      }
    }

    assertThat(firstSubjects).containsExactly("b0", "a10", "a0", "a20", "a10");
  }

  @Test
  void aRowGroupBeyondTheMemoryIsRefusedAndNamed() throws IOException {
    Path path = numbered(file("a"), "a", 100, 1000);
    FeatureTable table = FeatureTable.open(conf, path, ALL);
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns(), 5000, new WorkTime())) {
      assertThatThrownBy(() -> reader.read(table.rowGroups().get(0)))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("row group 0", "a.parquet", "100 rows", "smaller row groups");
    }
  }

  @Test
  void aRowGroupOfMoreRowsThanAnArrayHoldsIsRefused() throws IOException {
    TableColumns columns = new TableColumns("subject", null, List.of("a"));
    RowGroupRef huge =
        new RowGroupRef(new FileStamp("file:/none", 0, 0, 0), 0, 3_000_000_000L, 4, 100, "");
    try (RowGroupReader reader =
        new RowGroupReader(conf, columns, Long.MAX_VALUE, new WorkTime())) {
      assertThatThrownBy(() -> reader.read(huge))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("3000000000 rows");
    }
  }

  @Test
  void anErrorOfReadingNamesTheFile() throws IOException {
    Path path = numbered(file("gone"), "a", 5, 10);
    FeatureTable table = FeatureTable.open(conf, path, ALL);
    Files.delete(file("gone"));
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      assertThatThrownBy(() -> reader.read(table.rowGroups().get(0)))
          .isInstanceOf(DamagedTableException.class)
          .hasMessageContaining("gone.parquet");
    }
  }

  @Test
  void aFileThatChangedSinceItsFooterWasReadIsAnError() throws IOException {
    Path path = numbered(file("a"), "a", 5, 10);
    FeatureTable table = FeatureTable.open(conf, path, ALL);
    Files.delete(file("a"));
    numbered(file("a"), "a", 6, 10);
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      assertThatThrownBy(() -> reader.read(table.rowGroups().get(0)))
          .isInstanceOf(DamagedTableException.class)
          .hasMessageContainingAll("a.parquet changed during the run", "expected 972 bytes");
    }
  }

  private java.nio.file.Path file(String name) {
    return folder.resolve(name + ".parquet");
  }

  private RowGroup only(Path path) throws IOException {
    return only(path, ALL);
  }

  private RowGroup only(Path path, TableColumns columns) throws IOException {
    FeatureTable table = FeatureTable.open(conf, path, columns);
    assertThat(table.rowGroups()).hasSize(1);
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      return reader.read(table.rowGroups().get(0));
    }
  }
}
