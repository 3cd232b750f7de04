package io.pulsemill.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.table.ParquetFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.file.CodecFactory;
import org.apache.orc.CompressionKind;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small file, cut at every byte: refused in one line, or what it holds is right. And changed. */
class DamagedFilesIT {
  private static final Object[][] ROWS = {
    {"s1", "tired", 20210101L, 52.5},
    {"s1", "tired", 20210102L, 53.25},
    {"s1", "tired", 20210103L, 54.0},
    {"s2", "awake", 20210101L, 61.0},
    {"s2", "awake", 20210102L, null},
    {"s2", "awake", 20210103L, 62.5}
  };

  private static final String PARQUET =
      "message t { required binary s (STRING); optional binary l (STRING);"
          + " required int64 t; optional double v; }";

  private static final String ORC = "struct<s:string,l:string,t:bigint,v:double>";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(WriterVersion.class)
  void parquet(WriterVersion version) throws IOException {
    Path file = folder.resolve("a.parquet");
    ParquetFixture.write(version, true, file, PARQUET, 2, ROWS);
    assertThat(cuts(file, ReadRows::parquet)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = CompressionKind.class,
      names = {"NONE", "ZSTD"})
  void orc(CompressionKind codec) throws IOException {
    Path file = folder.resolve("a.orc");
    OrcFixture.write(file, ORC, codec, 2, ROWS);
    assertThat(cuts(file, ReadRows::orc)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "snappy"})
  void avro(String codec) throws IOException {
    Path file = avroFile(codec);
    List<String> whole = ReadRows.avro().of(file);
    assertThat(whole).hasSize(ROWS.length);
    List<Integer> blocks =
        Stream.concat(
                whole.stream().map(row -> Integer.valueOf(row.substring(0, row.indexOf(':')))),
                Stream.of((int) Files.size(file)))
            .distinct()
            .toList();
    // Avro marks no end: cut between two blocks, a file is whole.
    assertThat(cuts(file, ReadRows::avro)).isEqualTo(blocks.subList(0, blocks.size() - 1));
  }

  @Test
  void aChangedByteOfParquetIsRefusedOrRead() throws IOException {
    Path parquet = folder.resolve("a.parquet");
    ParquetFixture.write(parquet, PARQUET, 2, ROWS);
    flips(parquet, ReadRows::parquet);
  }

  @Test
  void aChangedByteOfAvroIsRefusedOrRead() throws IOException {
    flips(avroFile("null"), ReadRows::avro);
  }

  @Test
  void whatIsReadOfAnAvroFileThatIsCutBetweenBlocksAreItsFirstBlocks() throws IOException {
    Path file = avroFile("null");
    List<String> whole = ReadRows.avro().of(file);
    byte[] bytes = Files.readAllBytes(file);
    String third = whole.get(4);
    Files.write(
        file, Arrays.copyOf(bytes, Integer.parseInt(third.substring(0, third.indexOf(':')))));
    assertThat(ReadRows.avro().of(file)).isEqualTo(whole.subList(0, 4));
  }

  private Path avroFile(String codec) throws IOException {
    return AvroFixture.write(
        folder.resolve("a.avro"),
        String.join(
            ",",
            AvroFixture.field("s", "\"string\""),
            AvroFixture.field("l", "\"string\""),
            AvroFixture.field("t", "\"long\""),
            AvroFixture.field("v", "\"double\"")),
        CodecFactory.fromString(codec),
        2,
        ROWS);
  }

  /** Changes each byte in turn, of every other one a bit. */
  private void flips(Path file, Supplier<ReadRows> reader) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Path other = folder.resolve("changed"); // of which Hadoop has no checksums
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= (byte) (at % 2 == 0 ? 0xFF : 0x01);
      Files.write(other, changed);
      try {
        reader.get().ofPerhapsDamaged(other);
      } catch (Throwable e) {
        throw new AssertionError("%s, byte %d: %s".formatted(file, at, e), e);
      }
    }
  }

  /** The lengths at which a cut file is read without a word. */
  private List<Integer> cuts(Path file, Supplier<ReadRows> reader) throws IOException {
    assertThat(reader.get().of(file)).hasSize(ROWS.length);
    byte[] bytes = Files.readAllBytes(file);
    Path cut = folder.resolve("cut");
    return Stream.iterate(0, length -> length < bytes.length, length -> length + 1)
        .filter(
            length -> {
              try {
                Files.write(cut, Arrays.copyOf(bytes, length));
                List<String> rows = reader.get().ofPerhapsDamaged(cut);
                return rows.size() != 1 || !rows.get(0).matches("refused: .*");
              } catch (IOException e) {
                throw new AssertionError("cut at " + length + ": " + e, e);
              }
            })
        .toList();
  }
}
