package io.pulsemill.input;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputCheckTest {
  private static final String TEXT = "t,v\n1,2\n";

  private final Configuration conf = new Configuration();
  @TempDir private Path folder;

  @Test
  void textThatIsWhatItsNameSaysPasses() throws IOException {
    InputCheck.requireText(conf, file("a.csv", utf8(TEXT)));
    InputCheck.requireText(conf, file("a.anything", utf8("\uFEFF" + TEXT)));
    InputCheck.requireText(conf, file("a.csv.gz", gzip(utf8(TEXT))));
    InputCheck.requireText(conf, file("a.csv.BZ2", bzip2(utf8(TEXT))));
    InputCheck.requireText(conf, file("nothing.csv", new byte[0]));
    InputCheck.requireText(conf, file("nothing.csv.gz", gzip(new byte[0])));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.csv     | 28b52ffd0458         | it holds Zstandard data; rename it to end in .zst
          a.csv.zst | 04224d186440         | its name ends in .zst but it holds LZ4 data; rename it to end in .lz4
          a.lz4     | 742c760a             | its name ends in .lz4 but it holds plain text; rename it to match its contents
          a.lz4     | 02214c18             | its name ends in .lz4 but it holds LZ4 data of its legacy format; unpack it, or pack it with gzip or zstd
          a.csv     | ff060000734e61507059 | it holds Snappy data; rename it to end in .snappy
          a.csv     | 789c0300             | it holds zlib data; rename it to end in .deflate
          a.csv     | fd377a585a000004     | it holds xz data; unpack it, or pack it with gzip or zstd
          a.xlsx    | 504b030414000000     | it holds a zip archive, such as .xlsx; unpack it, or pack it with gzip or zstd
          a.csv     | 504152311504150c     | it holds a Parquet file; expected text
          a.parquet | 50415245d2000000     | it holds an encrypted Parquet file; decrypt it first
          a.orc     | 4f52430a0312         | it holds an ORC file; write it as CSV
          a.csv     | 4f626a0104166176     | it holds an Avro file; write it as CSV
          a.csv     | fffe74002c00         | it holds text in UTF-16; convert it to UTF-8, or read it, if it is observations, with --encoding UTF-16
          a.csv     | 0000feff             | it holds text in UTF-32; convert it to UTF-8
          a.csv     | 7f00000161           | it holds binary data; expected text in UTF-8
          a.csv.gz  | 742c760a             | its name ends in .gz but it holds plain text; rename it to match its contents
          a.csv.gz  | 425a6839177245385090 | its name ends in .gz but it holds bzip2 data; rename it to end in .bz2
          a.csv.bz2 | 1f8b0800             | its name ends in .bz2 but it holds gzip data; rename it to end in .gz
          """)
  void anythingElseIsNamed(String name, String hex, String message) throws IOException {
    assertRefused(name, HexFormat.of().parseHex(hex)).hasMessageEndingWith(name + ": " + message);
  }

  @Test
  void compressedTextInUtf16IsRefused() throws IOException {
    byte[] wide = TEXT.getBytes(StandardCharsets.UTF_16);
    assertRefused("a.csv.gz", gzip(wide))
        .hasMessageEndingWith("its gzip data hold text in UTF-16; expected text in UTF-8 in them");
    assertRefused("a.csv.bz2", bzip2(wide)).hasMessageContaining("its bzip2 data hold text in UTF");
  }

  @Test
  void gzipCutShortInItsHeadIsRefused() throws IOException {
    assertRefused("a.csv.gz", Arrays.copyOf(gzip(utf8(TEXT)), 14))
        .hasMessageContaining("a.csv.gz: its gzip data are damaged or cut short (")
        .hasMessageEndingWith("; recreate the file");
  }

  /** The end mark begins at any of 8 bits: texts of different lengths try them. */
  @Test
  void bzip2WithoutItsEndIsRefused() throws IOException {
    for (int length = 1; length < 40; length++) {
      byte[] whole = bzip2(utf8("t,v\n" + "1,2\n".repeat(length)));
      InputCheck.requireText(conf, file("whole.bz2", whole));

      assertRefused("cut.bz2", Arrays.copyOf(whole, whole.length - 1))
          .hasMessageEndingWith("its bzip2 data are damaged or cut short; recreate the file");
    }
  }

  @Test
  void parquetIsTakenByItsBytes() throws IOException {
    requireParquet(file("a.csv", HexFormat.of().parseHex("504152311504150c")));
    for (String hex : List.of("", "742c760a", "50415245d2000000")) {
      org.apache.hadoop.fs.Path file = file("a.parquet", HexFormat.of().parseHex(hex));
      assertThatThrownBy(() -> requireParquet(file))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("a.parquet: it holds " + InputCheck.kind(conf, file).title());
    }
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String name, byte[] bytes)
      throws IOException {
    org.apache.hadoop.fs.Path file = file(name, bytes);
    return assertThatThrownBy(() -> InputCheck.requireText(conf, file))
        .isInstanceOf(InputException.class);
  }

  private org.apache.hadoop.fs.Path file(String name, byte[] bytes) throws IOException {
    return new org.apache.hadoop.fs.Path(Files.write(folder.resolve(name), bytes).toUri());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private byte[] bzip2(byte[] bytes) throws IOException {
    BZip2Codec codec = new BZip2Codec();
    codec.setConf(conf);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = codec.createOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private void requireParquet(org.apache.hadoop.fs.Path file) throws IOException {
    InputCheck.requireParquet(file, InputCheck.kind(conf, file));
  }
}
