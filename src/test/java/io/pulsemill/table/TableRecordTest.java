package io.pulsemill.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.json.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableRecordTest {
  private static final TableColumns COLUMNS =
      new TableColumns("subject", "label", List.of("f", "g"));

  private final Configuration conf = new Configuration();
  @TempDir private Path folder;
  private FileRecord first;
  private FileRecord second;

  @BeforeEach
  void writeTable() throws IOException {
    FileSystem.getLocal(conf).setWriteChecksum(false);
    first = part("a.parquet", 7);
    second = part("b.parquet", 5);
    record(first, second);
  }

  @Test
  void aRecordHasTheSumsOfTheBytesOfEachFile() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("a.parquet"));
    FeatureTable table = open(folder);
    RowGroupRef group = table.rowGroups().get(0);

    assertThat(first.length()).isEqualTo(bytes.length);
    assertThat(first.rows()).isEqualTo(7);
    assertThat(first.chunks()).hasSize(2 * 4 * ChunkSums.DIGITS);
    assertThat(table.rowGroups()).extracting(RowGroupRef::sums).doesNotContain("");
    int length = Byte.toUnsignedInt(bytes[bytes.length - 8]) + 256 * bytes[bytes.length - 7];
    CRC32C tail = new CRC32C();
    tail.update(bytes, bytes.length - 8 - length, length + 8);
    assertThat(first.footer()).isEqualTo("%08x".formatted(tail.getValue()));
    assertThat(group.stamp().footer()).isEqualTo((int) tail.getValue());
  }

  @Test
  void theRecordIsSealed() throws Exception {
    String text = Files.readString(folder.resolve("_record.json"));

    assertThat(text).contains("\"format\": 2", "\"rows\": 12");
    assertThat(Seal.in(text)).isTrue();
    Files.writeString(folder.resolve("_record.json"), text.replace("\"rows\": 12", "\"rows\": 13"));
    refused(folder, "_record.json is damaged or was edited; recreate the table");
  }

  @Test
  void aTableWhoseRecordIsGoneIsNoTableOfAnotherWriter() throws IOException {
    Files.delete(folder.resolve("_record.json"));
    refused(folder, "a.parquet was written with a record", "_record.json");
  }

  @Test
  void aFileThatIsMissingIsNamed() throws IOException {
    Files.delete(folder.resolve("b.parquet"));
    refused(folder, "b.parquet is missing", "2 files");
  }

  @Test
  void aFileThatIsNotListedIsNamed() throws IOException {
    part("c.parquet", 3);
    refused(folder, "c.parquet is not among the 2 files");
  }

  @Test
  void aRecordThatContradictsTheFilesIsRefused() throws IOException {
    record(
        first, new FileRecord(second.name(), second.length(), 6, second.footer(), second.chunks()));
    refused(folder, "b.parquet", "expected 6 rows", "found 5");
    record(
        first,
        new FileRecord(
            second.name(), second.length(), 5, second.footer(), second.chunks().substring(8)));
    refused(folder, "b.parquet", "column chunks");
  }

  @Test
  void oneFileOfATableIsReadByItsName() throws IOException {
    Files.delete(folder.resolve("b.parquet"));
    assertThat(open(folder.resolve("a.parquet")).rows()).isEqualTo(7);
  }

  @Test
  void aChunkIsComparedBeforeItIsDecoded() throws IOException {
    FeatureTable table = open(folder);
    Path file = folder.resolve("b.parquet");
    var time = Files.getLastModifiedTime(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[4] ^= 1; // of the first page's header
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, time);
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      RowGroupRef group = table.rowGroups().get(table.rowGroups().size() - 1);
      assertThatThrownBy(() -> reader.read(table.rowGroups().get(2)))
          .isInstanceOf(DamagedTableException.class)
          .hasMessageContainingAll("b.parquet is damaged", "column 'subject' of row group 0");
      assertThat(reader.read(group).rows()).as("the one after it").isEqualTo(1);
    }
  }

  private FileRecord part(String name, int rows) throws IOException {
    org.apache.hadoop.fs.Path path =
        new org.apache.hadoop.fs.Path(folder.resolve(name).toUri().toString());
    try (FeatureTableWriter writer = new FeatureTableWriter(conf, path, COLUMNS, 4, true)) {
      for (int i = 0; i < rows; i++) {
        writer.write(new FeatureRow("s" + i, i % 2 == 0 ? "a" : "b", new double[] {i, 0.5}));
      }
    }
    return FileRecord.of(conf, path);
  }

  private void record(FileRecord... files) throws IOException {
    Files.writeString(folder.resolve("_record.json"), TableRecord.text(List.of(files)));
  }

  private FeatureTable open(Path path) throws IOException {
    return FeatureTable.open(conf, new org.apache.hadoop.fs.Path(path.toUri()), COLUMNS);
  }

  private void refused(Path path, String... told) {
    assertThatThrownBy(() -> open(path))
        .isInstanceOf(DamagedTableException.class)
        .hasMessageContainingAll(told);
  }
}
