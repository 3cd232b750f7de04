package io.pulsemill.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.airlift.compress.lz4.Lz4HadoopStreams;
import io.airlift.compress.snappy.SnappyHadoopStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecompressedStreamTest {
  private static final byte[] TEXT = text(40);

  private static final Configuration CONF = new Configuration();

  @TempDir private Path folder;

  /** How a file gets its bytes. */
  private enum Packed {
    GZIP(".gz", GZIPOutputStream::new),
    ZSTANDARD(".zst", out -> new ZstdOutputStream(out).setChecksum(true)),
    ZSTANDARD_WITHOUT_CHECKSUM(".zst", ZstdOutputStream::new),
    LZ4_FRAME(".lz4", FramedLZ4CompressorOutputStream::new),
    LZ4_HADOOP(".lz4", out -> new Lz4HadoopStreams().createOutputStream(out)),
    SNAPPY_FRAME(".snappy", FramedSnappyCompressorOutputStream::new),
    SNAPPY_HADOOP(".snappy", out -> new SnappyHadoopStreams().createOutputStream(out)),
    DEFLATE(".deflate", DeflaterOutputStream::new);

    private final String suffix;

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
    private final Packer packer;

    Packed(String suffix, Packer packer) {
      this.suffix = suffix;
      this.packer = packer;
    }

    private interface Packer {
      OutputStream open(OutputStream out) throws IOException;
    }

    byte[] of(byte[] text) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream out = packer.open(bytes)) {
        out.write(text);
      }
      return bytes.toByteArray();
    }
  }

  @ParameterizedTest
  @EnumSource(Packed.class)
  void returnsWhatWasPacked(Packed packed) throws IOException {
    assertThat(unpacked(packed.suffix, packed.of(TEXT))).isEqualTo(TEXT);
    byte[] large = text(100_000);
    assertThat(unpacked(packed.suffix, packed.of(large))).isEqualTo(large);
  }

  @ParameterizedTest
  @EnumSource(Packed.class)
  void refusesAFileThatIsCutShortAnywhere(Packed packed) throws IOException {
    byte[] whole = packed.of(TEXT);
    for (int cut = 1; cut < whole.length; cut++) {
      byte[] part = Arrays.copyOf(whole, cut);
      assertThatThrownBy(() -> unpacked(packed.suffix, part))
          .as("%s cut at %d of %d", packed, cut, whole.length)
          .isInstanceOf(DamagedDataException.class)
          .hasMessageStartingWith("its " + Compression.of(path("a" + packed.suffix)).title());
    }
  }

  @ParameterizedTest
  @EnumSource(Packed.class)
  void refusesOrRepairsNoFlippedBit(Packed packed) throws IOException {
    byte[] whole = packed.of(TEXT);
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        unpacked(packed.suffix, flipped); // formats without a checksum may not notice
      } catch (DamagedDataException expected) {
        assertThat(expected.getMessage()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Packed.class,
      names = {"GZIP", "ZSTANDARD", "LZ4_FRAME", "LZ4_HADOOP", "SNAPPY_HADOOP"})
  void readsFilesThatWereAppended(Packed packed) throws IOException {
    byte[] first = packed.of("a,".getBytes(UTF_8));
    byte[] second = packed.of("b\n".getBytes(UTF_8));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    assertThat(unpacked(packed.suffix, both)).isEqualTo("a,b\n".getBytes(UTF_8));
  }

  @Test
  void passesOverZerosAfterGzipAndNothingElse() throws IOException {
    byte[] packed = Packed.GZIP.of(TEXT);
    byte[] padded = Arrays.copyOf(packed, packed.length + 10_000);
    assertThat(unpacked(".gz", padded)).isEqualTo(TEXT);
    padded[padded.length - 1] = 1;
    assertThatThrownBy(() -> unpacked(".gz", padded))
        .isInstanceOf(DamagedDataException.class)
        .hasMessageContaining("bytes that are neither gzip nor zero");
  }

  @Test
  void refusesBytesAfterDeflate() throws IOException {
    byte[] packed = Packed.DEFLATE.of(TEXT);
    assertThatThrownBy(() -> unpacked(".deflate", Arrays.copyOf(packed, packed.length + 1)))
        .isInstanceOf(DamagedDataException.class)
        .hasMessageContaining("there are bytes after its end");
  }

  @Test
  void refusesALengthThatNoBlockHas() {
    assertThatThrownBy(() -> unpacked(".lz4", new byte[] {127, 0, 0, 0, 0, 0, 0, 1, 0}))
        .isInstanceOf(DamagedDataException.class)
        .hasMessageContaining("expected a block of up to 67108864 bytes");
  }

  private byte[] unpacked(String suffix, byte[] bytes) throws IOException {
    Path file = folder.resolve("a" + suffix);
    Files.write(file, bytes);
    org.apache.hadoop.fs.Path path = path(file.toString());
    try (DecompressedStream in =
        new DecompressedStream(
            CONF,
            new WatchedStream(path.getFileSystem(CONF).open(path)),
            Compression.of(path),
            0,
            bytes.length)) {
      return in.readAllBytes();
    }
  }

  private static org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(name);
  }

  private static byte[] text(int lines) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("2021-01-")
          .append(10 + i % 20)
          .append(',')
          .append(random.nextInt(100))
          .append('\n');
    }
    return text.toString().getBytes(UTF_8);
  }
}
