package io.pulsemill.table;

import static io.pulsemill.table.ParquetFixture.LABELED;
import static io.pulsemill.table.ParquetFixture.numbered;
import static io.pulsemill.table.ParquetFixture.row;
import static io.pulsemill.table.ParquetFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.crypto.ColumnEncryptionProperties;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageTypeParser;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureTableTest {
  private static final TableColumns ALL = new TableColumns("subject", "label", List.of());

  private final Configuration conf = new Configuration();
  @TempDir private java.nio.file.Path folder;

  @Test
  void theFeaturesAreAllOtherColumnsInTheOrderOfTheFirstFile() throws IOException {
    String reordered =
        "message t { required double b; required binary label (STRING); required double a;"
            + " required binary subject (STRING); }";
    write(folder.resolve("1.parquet"), LABELED, 10, row("s", "x", 1.0, 2.0));
    write(folder.resolve("2.parquet"), reordered, 10, row(2.0, "x", 1.0, "t"));

    assertThat(open().features()).containsExactly("a", "b");
  }

  @Test
  void rowGroupsFollowTheNamesOfTheFilesAndTheirOrderInThem() throws IOException {
    numbered(folder.resolve("b.parquet"), "b", 25, 10);
    numbered(folder.resolve("a.parquet"), "a", 15, 10);

    FeatureTable table = open();

    assertThat(table.rowGroups())
        .extracting(RowGroupRef::rows)
        .containsExactly(10L, 5L, 10L, 10L, 5L);
    assertThat(table.rowGroups()).extracting(RowGroupRef::index).containsExactly(0, 1, 0, 1, 2);
    assertThat(table.rowGroups().get(1).file()).endsWith("a.parquet");
    assertThat(table.rows()).isEqualTo(40);
  }

  @Test
  void aRowGroupSaysWhereItsBytesAre() throws IOException {
    numbered(folder.resolve("a.parquet"), "a", 15, 10);
    List<RowGroupRef> groups = open().rowGroups();

    assertThat(groups.get(0).offset()).isEqualTo(4);
    assertThat(groups.get(0).length()).isPositive();
    assertThat(groups.get(1).offset()).isGreaterThanOrEqualTo(4 + groups.get(0).length());
  }

  @Test
  void ignoresFilesWhoseNamesBeginWithUnderscoreOrDot() throws IOException {
    numbered(folder.resolve("a.parquet"), "a", 3, 10);
    Files.writeString(folder.resolve("_SUCCESS"), "");
    Files.writeString(folder.resolve("_features.json"), "{}");
    Files.writeString(folder.resolve(".hidden"), "x");
    Files.createDirectory(folder.resolve("_bad"));

    assertThat(open().rows()).isEqualTo(3);
  }

  @Test
  void opensOneFileByItsName() throws IOException {
    Path file = numbered(folder.resolve("a.parquet"), "a", 3, 10);
    numbered(folder.resolve("b.parquet"), "b", 4, 10);

    assertThat(FeatureTable.open(conf, file, ALL).rows()).isEqualTo(3);
  }

  @Test
  void opensWhatAGlobMatches() throws IOException {
    numbered(folder.resolve("a1.parquet"), "a", 3, 10);
    numbered(folder.resolve("a2.parquet"), "b", 4, 10);
    numbered(folder.resolve("b1.parquet"), "c", 5, 10);

    assertThat(FeatureTable.open(conf, in("a*.parquet"), ALL).rows()).isEqualTo(7);
  }

  @Test
  void aNameThatLooksLikeAGlobIsTakenAsItStandsWhereItExists() throws IOException {
    numbered(folder.resolve("a[1].parquet"), "a", 3, 10);
    numbered(folder.resolve("a1.parquet"), "a", 5, 10);

    assertThat(FeatureTable.open(conf, in("a[1].parquet"), ALL).rows()).isEqualTo(3);
  }

  @Test
  void aTableWithoutRowsIsATable() throws IOException {
    write(folder.resolve("a.parquet"), LABELED, 10);

    FeatureTable table = open();

    assertThat(table.rows()).isZero();
    assertThat(table.rowGroups()).isEmpty();
    assertThat(table.features()).containsExactly("a", "b");
  }

  @Test
  void namesTheMissingColumnTheFileAndTheColumnsFound() throws IOException {
    numbered(folder.resolve("a.parquet"), "a", 3, 10);

    refused(
        new TableColumns("subject", "label", List.of("a", "c")),
        "'c'",
        "a.parquet",
        "[subject, label, a, b]");
    refused(new TableColumns("id", "label", List.of()), "'id'", "subject", "a.parquet");
    refused(new TableColumns("subject", "class", List.of()), "'class'", "label", "a.parquet");
  }

  @Test
  void everyFileMustHaveTheColumns() throws IOException {
    numbered(folder.resolve("a.parquet"), "a", 3, 10);
    write(
        folder.resolve("b.parquet"),
        "message t { required binary subject (STRING); required binary label (STRING);"
            + " required double a; }",
        10,
        row("s", "x", 1.0));

    refused(ALL, "'b'", "b.parquet");
  }

  @Test
  void aTableOfSubjectAndLabelHasNoFeature() throws IOException {
    write(
        folder.resolve("a.parquet"),
        "message t { required binary subject (STRING); required binary label (STRING); }",
        10,
        row("s", "x"));

    refused(ALL, "no feature column", "[subject, label]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "optional binary f (STRING);",
        "optional int32 f (DATE);",
        "optional int64 f (TIMESTAMP(MILLIS,true));",
        "optional int32 f (TIME(MILLIS,true));",
        "optional int96 f;",
        "optional fixed_len_byte_array(16) f (UUID);",
        "optional fixed_len_byte_array(12) f (INTERVAL);",
        "optional fixed_len_byte_array(8) f;",
        "optional binary f;",
        "repeated double f;",
        "optional group f { optional double x; }"
      })
  void refusesAFeatureThatIsNoPlainNumberByItsName(String column) throws IOException {
    write(
        folder.resolve("a.parquet"),
        "message t { required binary subject (STRING); required binary label (STRING);"
            + " required double a; "
            + column
            + "}",
        10);

    refused(ALL, "'f'", "a.parquet", "expected", "found");
    assertThat(
            FeatureTable.open(conf, new Path(folder.toUri()), ALL.withFeatures(List.of("a")))
                .features())
        .containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "required double label;",
        "required int32 label (DATE);",
        "required int32 label (DECIMAL(9,0));",
        "required binary label;",
        "repeated binary label (STRING);",
        "required group label { required binary x (STRING); }"
      })
  void refusesALabelThatIsNeitherTextNorWholeNumberByItsName(String column) throws IOException {
    write(
        folder.resolve("a.parquet"),
        "message t { required binary subject (STRING); required double a; " + column + "}",
        10);

    refused(ALL, "'label'", "a.parquet", "expected", "found");
  }

  @ParameterizedTest
  @EnumSource(names = {"BROTLI", "LZO"})
  void refusesACodecThatIsNotThereByColumn(CompressionCodecName codec) throws IOException {
    Path path = in("a.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(path)
            .withType(MessageTypeParser.parseMessageType(LABELED))
            .withCompressionCodec(codec)
            .withCodecFactory(new StoredAsItIs())
            .build()) {
      writer.write(
          new SimpleGroup(MessageTypeParser.parseMessageType(LABELED)).append("subject", "s"));
    }

    refused(
        ALL,
        path
            + ": column 'subject' is compressed with "
            + codec
            + ", which this program cannot read; write it with snappy, gzip, zstd or no"
            + " compression");
  }

  @Test
  void refusesAnEncryptedColumnByName() throws IOException {
    byte[] key = "sixteen bytes do".getBytes(StandardCharsets.US_ASCII);
    ColumnEncryptionProperties column =
        ColumnEncryptionProperties.builder("b").withKey(key).build();
    FileEncryptionProperties keys =
        FileEncryptionProperties.builder(key)
            .withPlaintextFooter()
            .withEncryptedColumns(Map.of(column.getPath(), column))
            .build();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(in("a.parquet"))
            .withType(MessageTypeParser.parseMessageType(LABELED))
            .withEncryption(keys)
            .build()) {
      writer.write(
          new SimpleGroup(MessageTypeParser.parseMessageType(LABELED)).append("subject", "s"));
    }

    refused(ALL, "a.parquet: column 'b' is encrypted; decrypt it first");
  }

  @Test
  void aMissingPathIsOneClearLine() {
    refused(() -> FeatureTable.open(conf, in("nowhere"), ALL), "nowhere", "does not exist");
  }

  @Test
  void aGlobWithoutAMatchIsOneClearLine() {
    refused(() -> FeatureTable.open(conf, in("*.parquet"), ALL), "*.parquet", "no table file");
  }

  @Test
  void aDirectoryWithoutATableFileIsOneClearLine() throws IOException {
    Files.writeString(folder.resolve("_features.json"), "{}");

    refused(ALL, "has no table file; ");
  }

  @Test
  void aDirectoryOfRefusedRecordsPointsToThem() throws IOException {
    Files.createDirectory(folder.resolve("_bad"));

    refused(ALL, "has no table file; ", "/_bad/");
  }

  @Test
  void aDirectoryOfDirectoriesIsRefusedByName() throws IOException {
    numbered(folder.resolve("a.parquet"), "a", 3, 10);
    Files.createDirectory(folder.resolve("more"));

    refused(ALL, "'more'");
  }

  @Test
  void aFileThatIsNotParquetIsNamed() throws IOException {
    numbered(folder.resolve("a.parquet"), "a", 3, 10);
    Files.writeString(folder.resolve("b.parquet"), "subject,label,a\n1,x,2\n");

    refused(ALL, "b.parquet: it holds plain text; expected a Parquet file, which begins with PAR1");
  }

  @Test
  void aTruncatedParquetFileIsNamed() throws IOException {
    numbered(folder.resolve("a.parquet"), "a", 3, 10);
    byte[] bytes = Files.readAllBytes(folder.resolve("a.parquet"));
    Files.delete(folder.resolve("a.parquet"));
    Files.deleteIfExists(folder.resolve(".a.parquet.crc"));
    Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length - 20));

    refused(ALL, "cut.parquet", "complete");
  }

  @Test
  void tellsParquetFromCsvByBytesAndNotByName() throws IOException {
    numbered(folder.resolve("a.csv"), "a", 3, 10);
    Files.writeString(folder.resolve("b.parquet"), "subject,label,a\n");
    Files.writeString(folder.resolve("c.csv"), "");

    assertThat(FeatureTable.isParquet(conf, in("a.csv"))).isTrue();
    assertThat(FeatureTable.isParquet(conf, in("b.parquet"))).isFalse();
    assertThat(FeatureTable.isParquet(conf, in("c.csv"))).isFalse();
  }

  private FeatureTable open() throws IOException {
    return FeatureTable.open(conf, new Path(folder.toUri()), ALL);
  }

  private Path in(String name) {
    return new Path(new Path(folder.toUri()), name);
  }

  private void refused(TableColumns columns, String... parts) {
    refused(() -> FeatureTable.open(conf, new Path(folder.toUri()), columns), parts);
  }

  private static void refused(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }

  /** In place of a codec that no library here has: the footer names it, the bytes do not use it. */
  private static final class StoredAsItIs implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
      return new BytesInputCompressor() {
        @Override
        public BytesInput compress(BytesInput bytes) {
          return bytes;
        }

        @Override
        public CompressionCodecName getCodecName() {
          return codec;
        }

        @Override
        public void release() {
          // Holds nothing.
        }
      };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release() {
      // Holds nothing.
    }
  }
}
