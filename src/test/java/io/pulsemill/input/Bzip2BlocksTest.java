package io.pulsemill.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.bzip2.CBZip2OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Bzip2BlocksTest {
  private static final long SEED = 5;
  private static final int HUNDRED_KILOBYTES = 1;

  @TempDir private java.nio.file.Path folder;

  @Test
  void aWholeFileOfSeveralBlocksIsWhole() throws IOException {
    assertThat(areWhole(packed(250_000))).isTrue();
  }

  @Test
  void streamsBehindEachOtherAreWhole() throws IOException {
    assertThat(areWhole(concat(packed(10), packed(120_000)))).isTrue();
  }

  @Test
  void aFileCutAnywhereIsNot() throws IOException {
    byte[] whole = packed(250_000);
    for (int cut : new int[] {0, 1, 100, whole.length / 2, whole.length - 11, whole.length - 1}) {
      assertThat(areWhole(Arrays.copyOf(whole, cut))).as("first %d bytes", cut).isFalse();
    }
  }

  @Test
  void aBlockWhoseMarkIsDamagedIsMissed() throws IOException {
    byte[] bytes = packed(250_000);
    int[] marks = marks(bytes);
    assertThat(marks).hasSizeGreaterThan(2);
    bytes[(marks[1] + 20) / 8] ^= (byte) (0x80 >> (marks[1] + 20) % 8);
    assertThat(areWhole(bytes)).isFalse();
  }

  @Test
  void aWrongChecksumOfTheStreamIsSeen() throws IOException {
    byte[] bytes = packed(1000);
    bytes[bytes.length - 3] ^= 0x10;
    assertThat(areWhole(bytes)).isFalse();
  }

  /** The bits at which blocks begin. */
  private static int[] marks(byte[] bytes) {
    return IntStream.range(0, 8 * bytes.length - 48)
        .filter(at -> bits(bytes, at) == 0x314159265359L)
        .toArray();
  }

  private static long bits(byte[] bytes, int at) {
    long bits = 0;
    for (int i = at; i < at + 48; i++) {
      bits = bits << 1 | (bytes[i / 8] >> (7 - i % 8) & 1);
    }
    return bits;
  }

  /** Text that hardly shrinks. */
  private static byte[] packed(int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("BZ".getBytes(StandardCharsets.US_ASCII));
    try (CBZip2OutputStream out = new CBZip2OutputStream(bytes, HUNDRED_KILOBYTES)) {
      byte[] text = new byte[length];
      new Random(SEED).nextBytes(text);
      out.write(text);
    }
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private boolean areWhole(byte[] bytes) throws IOException {
    java.nio.file.Path file = Files.write(folder.resolve("a.bz2"), bytes);
    try (FSDataInputStream in =
        FileSystem.getLocal(new Configuration()).open(new Path(file.toUri()))) {
      return Bzip2Blocks.areWhole(in);
    }
  }
}
