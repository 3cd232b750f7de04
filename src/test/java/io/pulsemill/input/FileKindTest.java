package io.pulsemill.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindTest {
  private static final String HEADER = "subject,label,mean\ns1,x,1.5\n";

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "504152311504150c, PARQUET",
    "50415231, PARQUET",
    "50415245d2000000, ENCRYPTED_PARQUET",
    "1f8b0800, GZIP",
    "425a6831314159265359, BZIP2",
    "425a683931415926535900, BZIP2",
    "425a6839177245385090, BZIP2",
    "28b52ffd0458, ZSTANDARD",
    "04224d186440, LZ4",
    "fd377a585a000004, XZ",
    "504b030414000000, ZIP",
    "504b050600000000, ZIP",
    "4f52430a0312, ORC",
    "4f626a0104166176, AVRO",
    "fffe6100, UTF_16",
    "feff0061, UTF_16",
    "fffe000061000000, UTF_32",
    "0000feff00000061, UTF_32",
    "efbbbf612c62, TEXT",
    "7f00000161, BINARY",
  })
  void magicBytesTellTheKind(String hex, FileKind kind) {
    assertThat(FileKind.of(HexFormat.of().parseHex(hex))).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BZh",
        "BZhigh,label",
        "BZh1,label",
        "BZh01AY&SY",
        "BZhx1AY&SY",
        "PAR1,label\r\n1,x",
        "PARENT,label\n1,x",
        "ORC\tlabel\n1,x",
        "Obj,label",
        "PK,label",
        "zażółć,label",
        "時間,値"
      })
  void textThatBeginsLikeABinaryFileIsText(String text) {
    assertThat(FileKind.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(FileKind.TEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, UTF_16",
    "UTF-16BE, UTF_16",
    "UTF-32LE, UTF_32",
    "UTF-32BE, UTF_32",
    "UTF-8, TEXT"
  })
  void wideCharactersAreToldWithoutAByteOrderMark(String charset, FileKind kind) {
    byte[] bytes = HEADER.getBytes(Charset.forName(charset));
    assertThat(FileKind.of(bytes)).isEqualTo(kind);
    assertThat(FileKind.of("ab".getBytes(Charset.forName(charset)))).isEqualTo(kind);
    assertThat(FileKind.of("ä,ß,x\n".getBytes(Charset.forName(charset)))).isEqualTo(kind);
  }

  @Test
  void aZeroByteInTheFirstLineIsNoText() {
    assertThat(FileKind.of("subject,la\0bel\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(FileKind.BINARY);
    assertThat(FileKind.of(new byte[FileKind.HEAD_BYTES])).isEqualTo(FileKind.BINARY);
  }

  /** What stands in later lines is their reader's to refuse, record by record. */
  @Test
  void aZeroByteInALaterLineIsNotLookedAt() {
    assertThat(FileKind.of("subject,label\ns\0,x\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(FileKind.TEXT);
  }
}
