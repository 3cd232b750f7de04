package io.pulsemill.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.statistics.SubjectHash;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectColumnTest {
  private static final SubjectHash HASH = new SubjectHash(12345, "split");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1_100",
        "Zoë",
        "😀",
        "\uFFFD",
        " ",
        "a rather long id, of 48 bytes or more, as it goes"
      })
  void hashesBytesLikeTheString(String subject) {
    SubjectColumn column = new SubjectColumn(3);
    column.add("before");
    column.add(
        ByteBuffer.wrap(("<" + subject + ">").getBytes(UTF_8), 1, subject.getBytes(UTF_8).length));
    column.add("after");

    assertThat(column.get(1)).isEqualTo(subject);
    assertThat(column.unit(HASH, 1)).isEqualTo(HASH.unit(subject));
    assertThat(column.get(2)).isEqualTo("after");
  }

  @Test
  void whatIsNotUtf8IsTheSubjectItsStringIs() {
    byte[] bad = {'x', (byte) 0xC3, 'y', (byte) 0xFF};
    String text = new String(bad, UTF_8);
    SubjectColumn column = new SubjectColumn(2);
    column.add(ByteBuffer.wrap(bad));
    column.add("after");

    assertThat(column.get(0)).isEqualTo(text).contains("\uFFFD");
    assertThat(column.unit(HASH, 0)).isEqualTo(HASH.unit(text));
    assertThat(column.get(1)).isEqualTo("after");
  }

  @Test
  void nothingAndEmptyTextAreMissing() {
    SubjectColumn column = columnOf(null, "", "s");
    assertThat(column.rows()).isEqualTo(3);
    assertThat(column.missing(0)).isTrue();
    assertThat(column.missing(1)).isTrue();
    assertThat(column.get(1)).isNull();
    assertThat(column.missing(2)).isFalse();
  }

  @Test
  void longSubjectsFindRoom() {
    String subject = "subject ".repeat(1000);
    SubjectColumn column = columnOf("a", subject, "b", subject + "c");
    assertThat(column.get(1)).isEqualTo(subject);
    assertThat(column.get(3)).isEqualTo(subject + "c");
  }

  /** The column of these subjects; null and empty text are missing. */
  static SubjectColumn columnOf(String... subjects) {
    SubjectColumn column = new SubjectColumn(subjects.length);
    for (String subject : subjects) {
      column.add(subject == null ? "" : subject);
    }
    return column;
  }
}
