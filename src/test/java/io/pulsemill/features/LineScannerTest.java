package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case with streams that give 1, 2, 3 bytes or all there is at a read. */
class LineScannerTest {
  private static final int LIMIT = 8;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void linesComeWithoutTheirEnds(int portion) throws IOException {
    assertThat(scan("ab\n\nc\r\nd", portion)).containsExactly("0:ab", "3:", "4:c", "7:d");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void lastLineFeedBeginsNoLine(int portion) throws IOException {
    assertThat(scan("ab\n", portion)).containsExactly("0:ab");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void carriageReturnInsideALineStays(int portion) throws IOException {
    assertThat(scan("a\rb\n\r\r\n", portion)).containsExactly("0:a\rb", "4:\r");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void emptyStreamHasNoLine(int portion) throws IOException {
    assertThat(scan("", portion)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void limitCountsTheLineWithoutItsEnd(int portion) throws IOException {
    assertThat(scan("12345678\n12345678\r\n123456789\n12345678\r", portion))
        .containsExactly("0:12345678", "9:12345678", "19:too long", "29:12345678");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void lineAfterOneTooLongIsWhole(int portion) throws IOException {
    String text = "x".repeat(500_000) + "\nabc\n1234567\r\r\n";

    assertThat(scan(text, portion)).containsExactly("0:too long", "500001:abc", "500005:1234567\r");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void carriageReturnAtTheCutOfALongLineIsNoLineEnd(int portion) throws IOException {
    assertThat(scan("12345678\rx\n123456789\r\n", portion))
        .containsExactly("0:too long", "11:too long");
  }

  @Test
  void wholeLinesInTheBufferComeTogetherUpToTheOneThatBeginsBeforeTheStop() throws IOException {
    byte[] text = "head\nab\ncd\r\nef\ngh".getBytes(StandardCharsets.UTF_8);
    for (long stop = 6; stop <= text.length; stop++) {
      LineScanner lines = new LineScanner(new ByteArrayInputStream(text), 0, LIMIT);
      assertThat(lines.nextWhole(stop)).as("nothing read yet").isFalse();
      lines.next();
      String expected = stop <= 8 ? "ab\n" : stop <= 12 ? "ab\ncd\r\n" : "ab\ncd\r\nef\n";

      assertThat(lines.nextWhole(stop)).isTrue();
      assertThat(new String(lines.line(), lines.from(), lines.length(), StandardCharsets.UTF_8))
          .as("stop at %d", stop)
          .isEqualTo(expected);
      assertThat(lines.offset()).isEqualTo(5);
      assertThat(lines.position()).isEqualTo(5 + expected.length());
    }
  }

  @Test
  void manyLinesAreNotTooLong() throws IOException {
    byte[] text = "1\n12345678\n123456789\n".getBytes(StandardCharsets.UTF_8);
    LineScanner lines = new LineScanner(new ByteArrayInputStream(text), 0, LIMIT);
    lines.next();
    lines.nextWhole(Long.MAX_VALUE);

    assertThat(lines.length()).isEqualTo(19);
    assertThat(lines.tooLong()).isFalse();
  }

  private static List<String> scan(String text, int portion) throws IOException {
    InputStream in =
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, portion));
          }
        };
    LineScanner lines = new LineScanner(in, 0, LIMIT);
    List<String> found = new ArrayList<>();
    while (lines.next()) {
      String line =
          lines.tooLong()
              ? "too long"
              : new String(lines.line(), lines.from(), lines.length(), StandardCharsets.UTF_8);
      found.add(lines.offset() + ":" + line);
    }
    assertThat(lines.position()).isEqualTo(text.length());
    return found;
  }
}
