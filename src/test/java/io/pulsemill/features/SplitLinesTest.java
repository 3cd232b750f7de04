package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.input.DamagedDataException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitLinesTest {
  private static final int LIMIT = 1000;
  private static final long SEED = 7;

  @TempDir Path folder;
  private Configuration conf;

  @BeforeEach
  void setUp() {
    conf = new Configuration();
    conf.setClass("fs.failing.impl", FailingFileSystem.class, RawLocalFileSystem.class);
    conf.setBoolean("fs.failing.impl.disable.cache", true);
  }

  @Test
  void anySplitsOfPlainTextGiveEveryLineOnce() throws IOException {
    String text = "head\r\n\nab\ncdefgh\r\n\n\nx\nlast";
    org.apache.hadoop.fs.Path file = TestFiles.write(folder.resolve("a.csv"), text);

    for (int size = 1; size <= text.length(); size++) {
      assertThat(lines(file, size))
          .as("splits of %d bytes", size)
          .containsExactly("head", "", "ab", "cdefgh", "", "", "x", "last");
    }
  }

  @Test
  void anySplitsOfBzip2GiveEveryLineOnce() throws IOException {
    String text = randomLines(420_000);
    byte[] packed = TestFiles.bzip2(text);
    org.apache.hadoop.fs.Path file = TestFiles.write(folder.resolve("a.csv.bz2"), packed);
    List<String> expected = Arrays.asList(text.split("\n"));

    Random random = new Random(SEED);
    for (int round = 0; round < 12; round++) {
      int size = packed.length / 10 + random.nextInt(packed.length);
      assertThat(lines(file, size)).as("splits of %d bytes", size).isEqualTo(expected);
    }
  }

  @Test
  void splitsMayEndAtAnyByteAroundTheMarkOfABzip2Block() throws IOException {
    String text = randomLines(250_000);
    byte[] packed = TestFiles.bzip2(text);
    org.apache.hadoop.fs.Path file = TestFiles.write(folder.resolve("a.csv.bz2"), packed);
    List<String> expected = Arrays.asList(text.split("\n"));
    int mark = secondBlock(packed);

    for (int size = mark - 3; size <= mark + 8; size++) {
      assertThat(lines(file, size)).as("splits of %d bytes", size).isEqualTo(expected);
    }
  }

  /** Lines of two bytes: of the ends of the first and second block one is the end of a line. */
  @Test
  void lineMayEndWithABzip2Block() throws IOException {
    Random random = new Random(SEED);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 120_000; i++) {
      text.append((char) ('a' + random.nextInt(26))).append('\n');
    }
    byte[] packed = TestFiles.bzip2(text.toString());
    org.apache.hadoop.fs.Path file = TestFiles.write(folder.resolve("a.csv.bz2"), packed);
    List<String> expected = Arrays.asList(text.toString().split("\n"));

    for (int size = packed.length / 6; size <= packed.length / 2; size += packed.length / 6) {
      assertThat(lines(file, size)).as("splits of %d bytes", size).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 9, 14})
  void bzip2SplitsMayBeTiny(int size) throws IOException {
    org.apache.hadoop.fs.Path file =
        TestFiles.write(folder.resolve("a.csv.bz2"), TestFiles.bzip2("head\na\nb\n"));

    assertThat(lines(file, size)).containsExactly("head", "a", "b");
  }

  @Test
  void gzipMembersOneAfterAnotherAreOneFile() throws IOException {
    byte[] first = TestFiles.gzip("head\na");
    byte[] both = Arrays.copyOf(first, 2 * first.length);
    System.arraycopy(first, 0, both, first.length, first.length);
    org.apache.hadoop.fs.Path file = TestFiles.write(folder.resolve("a.csv.gz"), both);

    assertThat(lines(file, both.length)).containsExactly("head", "ahead", "a");
  }

  @Test
  void gzipCutShortIsDamagedData() throws IOException {
    byte[] whole = TestFiles.gzip(randomLines(300_000));
    assertDamaged("a.csv.gz", Arrays.copyOf(whole, whole.length / 2), "gzip");
  }

  @Test
  void gzipWithAChangedByteIsDamagedData() throws IOException {
    byte[] bytes = TestFiles.gzip(randomLines(300_000));
    bytes[bytes.length / 2] ^= 0x55;
    assertDamaged("a.csv.gz", bytes, "gzip");
  }

  @Test
  void bzip2CutShortWithinABlockIsDamagedData() throws IOException {
    byte[] whole = TestFiles.bzip2(randomLines(300_000));
    assertDamaged("a.csv.bz2", Arrays.copyOf(whole, whole.length / 2), "bzip2");
  }

  @Test
  void bzip2WithAChangedByteIsDamagedData() throws IOException {
    byte[] bytes = TestFiles.bzip2(randomLines(300_000));
    bytes[bytes.length / 2] ^= 0x55;
    assertDamaged("a.csv.bz2", bytes, "bzip2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.csv.gz", "a.csv.bz2"})
  void storageThatFailsIsNotTakenForDamagedDataNorForTheEnd(String name) throws IOException {
    String text = randomLines(500_000);
    byte[] bytes =
        switch (name) {
          case "a.csv.gz" -> TestFiles.gzip(text);
          case "a.csv.bz2" -> TestFiles.bzip2(text);
          default -> text.getBytes(StandardCharsets.UTF_8);
        };
    Path file = folder.resolve(name);
    Files.write(file, bytes);

    for (int after : new int[] {0, bytes.length / 2, secondBlockOrMiddle(bytes)}) {
      conf.setInt(FailingFileSystem.AFTER, after);
      assertThatThrownBy(
              () -> lines(new org.apache.hadoop.fs.Path("failing:" + file), bytes.length))
          .as("after %d bytes", after)
          .isExactlyInstanceOf(IOException.class)
          .hasMessage(FailingFileSystem.MESSAGE);
    }
  }

  private void assertDamaged(String name, byte[] bytes, String codec) throws IOException {
    org.apache.hadoop.fs.Path file = TestFiles.write(folder.resolve(name), bytes);

    assertThatThrownBy(() -> lines(file, bytes.length))
        .isInstanceOf(DamagedDataException.class)
        .hasMessageStartingWith("its " + codec + " data are damaged or cut short (");
  }

  /** The lines one by one, found to be the same taken many at a time. */
  private List<String> lines(org.apache.hadoop.fs.Path file, long splitSize) throws IOException {
    List<String> lines = lines(file, splitSize, SplitLines::next);
    assertThat(lines(file, splitSize, SplitLines::nextMany)).isEqualTo(lines);
    return lines;
  }

  private interface Step {
    boolean next(SplitLines lines) throws IOException;
  }

  private List<String> lines(org.apache.hadoop.fs.Path file, long splitSize, Step step)
      throws IOException {
    long length = file.getFileSystem(conf).getFileStatus(file).getLen();
    List<String> found = new ArrayList<>();
    for (long start = 0; start < length; start += splitSize) {
      long size = Math.min(splitSize, length - start);
      try (SplitLines lines = new SplitLines(conf, file, start, size, LIMIT, false)) {
        while (step.next(lines)) {
          LineScanner line = lines.line();
          String text = new String(line.line(), line.from(), line.length(), StandardCharsets.UTF_8);
          for (String one : text.split("(?<=\n)", -1)) {
            if (!one.isEmpty() || text.isEmpty()) {
              found.add(one.replaceFirst("\r?\n$", ""));
            }
          }
        }
      }
    }
    return found;
  }

  private static String randomLines(int length) {
    Random random = new Random(SEED);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(Long.toHexString(random.nextLong()), 0, 1 + random.nextInt(12)).append('\n');
    }
    return text.toString();
  }

  /** First byte of the mark of the second block, which need not begin with a byte. */
  private static int secondBlock(byte[] packed) {
    for (int bit = 8 * 14; bit < 8 * packed.length - 48; bit++) {
      long bits = 0;
      for (int i = 0; i < 48; i++) {
        bits = bits << 1 | (packed[(bit + i) >> 3] >> (7 - ((bit + i) & 7)) & 1);
      }
      if (bits == 0x314159265359L) {
        return bit >> 3;
      }
    }
    throw new AssertionError("One block only");
  }

  private static int secondBlockOrMiddle(byte[] bytes) {
    return bytes[0] == 'B' && bytes[1] == 'Z' ? secondBlock(bytes) + 2 : bytes.length / 3;
  }

  /** Files whose reads fail from a given byte on. */
  public static final class FailingFileSystem extends RawLocalFileSystem {
    static final String AFTER = "test.fail-after";
    static final String MESSAGE = "the disk is gone";

    @Override
    public URI getUri() {
      return URI.create("failing:///");
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path file, int bufferSize)
        throws IOException {
      int after = getConf().getInt(AFTER, 0);
      InputStream in = Files.newInputStream(Path.of(file.toUri().getPath()));
      return new FSDataInputStream(new Failing(in, after));
    }
  }

  private static final class Failing extends FSInputStream {
    private final InputStream in;
    private final int after;
    private int position;

    Failing(InputStream in, int after) {
      this.in = in;
      this.after = after;
    }

    @Override
    public int read() throws IOException {
      if (position++ >= after) {
        throw new IOException(FailingFileSystem.MESSAGE);
      }
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      bytes[offset] = (byte) read();
      return 1;
    }

    @Override
    public void seek(long target) {}

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public boolean seekToNewSource(long target) {
      return false;
    }
  }
}
