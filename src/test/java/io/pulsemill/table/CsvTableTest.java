package io.pulsemill.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
  private static final TableColumns ALL = new TableColumns("subject", "label", List.of());

  private final Configuration conf = new Configuration();
  @TempDir private java.nio.file.Path csv;
  @TempDir private java.nio.file.Path work;

  @Test
  void theFeaturesAreAllColumnsButSubjectAndLabel() throws IOException {
    file("t.csv", "b,label,a,subject\n1.5,x,-2,s1\n2.5,y,3e2,s2\n");

    assertThat(converted(ALL)).containsExactly("s1 x [1.5, -2.0]", "s2 y [2.5, 300.0]");
    assertThat(convert(ALL).columns().features()).containsExactly("b", "a");
  }

  @Test
  void columnsKeepTheirOwnNames() throws IOException {
    file("t.csv", "species,subject,label,id\nx,1,2,s1\n");
    TableColumns columns = new TableColumns("id", "species", List.of());

    assertThat(converted(columns)).containsExactly("s1 x [1.0, 2.0]");
    assertThat(convert(columns).columns())
        .isEqualTo(new TableColumns("id", "species", List.of("subject", "label")));
  }

  @Test
  void nullMarkersAreAsGoodAsEmptyCells() throws IOException {
    file("t.csv", "subject,label,a,b\nNA,x,1,-9999\ns2,NA,NA,2\ns3,\"NA\",,3\n");

    assertThat(converted(ALL, List.of("NA", "-9999")))
        .containsExactly("null x [1.0, NaN]", "s2 null [NaN, 2.0]", "s3 null [NaN, 3.0]");
  }

  @Test
  void onlyTheNamedFeaturesAreRead() throws IOException {
    file("t.csv", "subject,label,a,note,b\ns1,x,1,not a number,2\n");

    assertThat(converted(ALL.withFeatures(List.of("b", "a")))).containsExactly("s1 x [2.0, 1.0]");
  }

  @Test
  void withoutALabelNoneIsRead() throws IOException {
    file("t.csv", "subject,label,a\ns1,,1\n");

    assertThat(converted(new TableColumns("subject", null, List.of("a"))))
        .containsExactly("s1 null [1.0]");
  }

  @Test
  void anEmptyCellIsMissing() throws IOException {
    file("t.csv", "subject,label,a,b\n,x,1,2\ns2,,1,2\ns3,x,,2\ns4,x,1,\"\"\n");

    assertThat(converted(ALL))
        .containsExactly(
            "null x [1.0, 2.0]", "s2 null [1.0, 2.0]", "s3 x [NaN, 2.0]", "s4 x [1.0, NaN]");
  }

  @Test
  void byteOrderMarkWindowsLineEndsQuotesAndBlankLinesAreRead() throws IOException {
    file(
        "t.csv",
        "\uFEFFsubject,label,\"a, \"\"b\"\"\"\r\n"
            + "\"s,1\",\"x \"\"y\"\"\",\"1\"\r\n\r\n"
            + "s2,ü,2\r\n\r\n");

    assertThat(converted(ALL)).containsExactly("s,1 x \"y\" [1.0]", "s2 ü [2.0]");
    assertThat(convert(ALL).columns().features()).containsExactly("a, \"b\"");
  }

  @Test
  void theLastLineNeedsNoLineEnd() throws IOException {
    file("t.csv", "subject,label,a\ns1,x,1");

    assertThat(converted(ALL)).containsExactly("s1 x [1.0]");
  }

  @Test
  void plainGzipAndBzip2FilesStandSideBySideInTheOrderOfTheirNames() throws IOException {
    file("c.csv", "subject,label,a\ns3,x,3\n");
    Files.write(csv.resolve("a.csv.gz"), gzip("subject,label,a\ns1,x,1\n"));
    Files.write(csv.resolve("b.csv.bz2"), bzip2("subject,label,a\ns2,x,2\n"));
    Files.writeString(csv.resolve("_SUCCESS"), "");

    assertThat(converted(ALL)).containsExactly("s1 x [1.0]", "s2 x [2.0]", "s3 x [3.0]");
  }

  @Test
  void everyFillOfTheLastByteOfABzip2FileIsAnEnd() throws IOException {
    // The number of bits varies with the content: eight contents meet most of the eight fills.
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String text = "subject,label,a\ns%d,x%s,%d.0\n".formatted(i, "y".repeat(i * i), i);
      Files.write(csv.resolve(i + ".csv.bz2"), bzip2(text));
      expected.add("s%d x%s [%d.0]".formatted(i, "y".repeat(i * i), i));
    }

    assertThat(converted(ALL)).isEqualTo(expected);
  }

  @Test
  void severalGzipMembersAreOneFile() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(gzip("subject,label,a\ns1,x,1\n"));
    members.write(gzip("s2,x,2\n"));
    Files.write(csv.resolve("t.csv.gz"), members.toByteArray());

    assertThat(converted(ALL)).containsExactly("s1 x [1.0]", "s2 x [2.0]");
  }

  @Test
  void withoutASubjectColumnRowsAreNumberedOverTheFiles() throws IOException {
    file("b.csv", "a,label\n3,x\n");
    file("a.csv", "a,label\n1,x\n\n2,y\n");

    assertThat(converted(ALL)).containsExactly("1 x [1.0]", "2 y [2.0]", "3 x [3.0]");
    assertThat(convert(ALL).numbered()).isTrue();
  }

  @Test
  void withASubjectColumnRowsAreNotNumbered() throws IOException {
    file("a.csv", "a,label,subject\n1,x,s\n");

    assertThat(convert(ALL).numbered()).isFalse();
  }

  @Test
  void rowGroupsHaveTheRowsAskedFor() throws IOException {
    StringBuilder text = new StringBuilder("subject,label,a\n");
    for (int i = 0; i < 250; i++) {
      text.append("s").append(i).append(",x,").append(i).append('\n');
    }
    file("t.csv", text.toString());
    CsvTable table = CsvTable.toParquet(conf, in(""), ALL, List.of(), folder("groups"), 100);

    assertThat(FeatureTable.open(conf, table.path(), table.columns()).rowGroups())
        .extracting(RowGroupRef::rows)
        .containsExactly(100L, 100L, 50L);
  }

  @Test
  void aHeaderAloneIsATableWithoutRows() throws IOException {
    file("t.csv", "subject,label,a\n");

    assertThat(converted(ALL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"oops", "NaN", "Infinity", "1d", "0x1p3", " 1", "1 ", "1e999", "1,5x", "."})
  void aCellThatIsNoNumberIsNamedByFileLineAndColumn(String cell) throws IOException {
    file("a.csv", "subject,label,a,b\ns1,x,1,2\n\ns2,x,1,\"" + cell + "\"\n");

    refused(ALL, "a.csv line 4, column 4 (b)", "expected", "'" + cell + "'");
  }

  @ParameterizedTest
  @CsvSource({"'s2,x', 2", "'s2,x,1,2', 4"})
  void aLineOfAnotherWidthIsNamed(String line, int found) throws IOException {
    file("a.csv", "subject,label,a\ns1,x,1\n" + line + "\n");

    refused(ALL, "a.csv line 3", "expected 3 columns but found " + found);
  }

  @Test
  void anOpenQuoteIsNamed() throws IOException {
    file("a.csv", "subject,label,a\ns1,\"x,1\n");

    refused(ALL, "a.csv line 2", "column 2", "quote");
  }

  @Test
  void textThatIsNotUtf8IsNamed() throws IOException {
    byte[] bytes = "subject,label,a\ns1,?,1\n".getBytes(StandardCharsets.US_ASCII);
    bytes[new String(bytes, StandardCharsets.US_ASCII).indexOf('?')] = (byte) 0xFC;
    Files.write(csv.resolve("a.csv"), bytes);

    refused(ALL, "a.csv line 2, column 2 (label)", "UTF-8");
  }

  @Test
  void aMissingLabelColumnIsNamed() throws IOException {
    file("a.csv", "subject,class,a\ns1,x,1\n");

    refused(ALL, "a.csv", "'label'", "[subject, class, a]");
  }

  @Test
  void aMissingFeatureIsNamed() throws IOException {
    file("a.csv", "subject,label,a\ns1,x,1\n");

    refused(ALL.withFeatures(List.of("a", "b")), "a.csv", "'b'", "[subject, label, a]");
  }

  @Test
  void aTableOfSubjectAndLabelHasNoFeature() throws IOException {
    file("a.csv", "subject,label\ns1,x\n");

    refused(ALL, "a.csv", "feature column");
  }

  @Test
  void aFileOfOtherColumnsIsNamed() throws IOException {
    file("a.csv", "subject,label,a\ns1,x,1\n");
    file("b.csv", "subject,a,label\ns1,1,x\n");

    refused(ALL, "b.csv line 1", "[subject, label, a]", "[subject, a, label]");
  }

  @ParameterizedTest
  @CsvSource({"'subject,label,a,a', 'a'", "',subject,label,a', column 1"})
  void aColumnNamedTwiceOrNotAtAllIsRefused(String header, String part) throws IOException {
    file("a.csv", header + "\n1,2,3,4\n");

    refused(ALL, "a.csv", part);
  }

  @Test
  void anEmptyFileIsNamed() throws IOException {
    file("a.csv", "");

    refused(ALL, "a.csv", "empty", "header");
  }

  @Test
  void aFileThatIsNotWhatItsNameSaysIsRefused() throws IOException {
    Files.write(csv.resolve("a.csv"), gzip("subject,label,a\ns1,x,1\n"));

    refused(ALL, "a.csv: it holds gzip data; rename it to end in .gz");
  }

  @Test
  void aHeaderMayBeginLikeABzip2File() throws IOException {
    file("t.csv", "BZhigh,label,subject\n1.5,x,s1\n");

    assertThat(converted(ALL)).containsExactly("s1 x [1.5]");
  }

  @ParameterizedTest
  @CsvSource({"a.csv.gz, 1", "a.csv.gz, 20000", "a.csv.bz2, 1", "a.csv.bz2, 9", "a.csv.bz2, 20000"})
  void aTruncatedFileIsRefusedAndLeavesNoTable(String name, int lost) throws IOException {
    StringBuilder text = new StringBuilder("subject,label,a\n");
    for (int i = 0; i < 50_000; i++) {
      text.append("s").append(i).append(",x,").append(i * 0.37).append('\n');
    }
    byte[] whole = name.endsWith("gz") ? gzip(text.toString()) : bzip2(text.toString());
    Files.write(csv.resolve(name), Arrays.copyOf(whole, whole.length - lost));

    refused(ALL, name, "data are damaged or cut short", "recreate the file");
    Files.createDirectories(work.resolve("refused"));
    try (var left = Files.list(work.resolve("refused"))) {
      assertThat(left.filter(path -> path.toString().endsWith(".parquet"))).isEmpty();
    }
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(csv.resolve(name), text);
  }

  private Path in(String name) {
    return name.isEmpty() ? new Path(csv.toUri()) : new Path(new Path(csv.toUri()), name);
  }

  private Path folder(String name) {
    return new Path(new Path(work.toUri()), name);
  }

  private int tables;

  private CsvTable convert(TableColumns columns) throws IOException {
    return convert(columns, List.of());
  }

  private CsvTable convert(TableColumns columns, List<String> nulls) throws IOException {
    Path folder = folder("table-" + tables++);
    return CsvTable.toParquet(conf, in(""), columns, nulls, folder, 100_000);
  }

  /** The rows of the converted table as text: subject, label, values. */
  private List<String> converted(TableColumns columns) throws IOException {
    return converted(columns, List.of());
  }

  private List<String> converted(TableColumns columns, List<String> nulls) throws IOException {
    CsvTable csvTable = convert(columns, nulls);
    FeatureTable table = FeatureTable.open(conf, csvTable.path(), csvTable.columns());
    List<String> rows = new ArrayList<>();
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      for (RowGroupRef ref : table.rowGroups()) {
        RowGroup group = reader.read(ref);
        for (int r = 0; r < group.rows(); r++) {
          double[] values = new double[group.features()];
          group.copyRow(r, values, 0);
          rows.add(group.subject(r) + " " + group.label(r) + " " + Arrays.toString(values));
        }
      }
    }
    return rows;
  }

  private void refused(TableColumns columns, String... parts) {
    assertThatThrownBy(
            () -> CsvTable.toParquet(conf, in(""), columns, List.of(), folder("refused"), 1000))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private byte[] bzip2(String text) throws IOException {
    BZip2Codec codec = new BZip2Codec();
    codec.setConf(conf);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = codec.createOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
