package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class BadEntryTest {
  @Test
  void lineHasPlacePositionReasonAndDetail() {
    BadEntry entry =
        BadEntry.ofRecord("file:/a.csv", new RecordPosition(12, 0), "number", "expected 1");

    assertThat(entry.line()).isEqualTo("file:/a.csv\tbyte 12\tnumber\texpected 1");
  }

  @Test
  void recordOfABzip2SplitIsNamedByItsNumber() {
    BadEntry entry =
        BadEntry.ofRecord("file:/a.bz2", new RecordPosition(900, 3), "time", "expected 1");

    assertThat(entry.line()).isEqualTo("file:/a.bz2\tsplit 900 record 3\ttime\texpected 1");
    assertThat(entry).hasToString("file:/a.bz2 at split 900 record 3: time, expected 1");
  }

  @Test
  void subjectHasNoPosition() {
    BadEntry entry = BadEntry.ofSubject("1_1", Contradiction.TWO_LABELS, "expected one");

    assertThat(entry.line()).isEqualTo("subject 1_1\t\ttwo-labels\texpected one");
    assertThat(entry).hasToString("subject 1_1: two-labels, expected one");
  }

  @Test
  void controlCharactersAndBackslashesAreEscaped() {
    BadEntry entry = BadEntry.ofSubject("a\tb\nc\\d\u001b\u2028\r", Contradiction.TWO_VALUES, "é");

    assertThat(entry.line()).isEqualTo("subject a\\tb\\nc\\\\d\\u001b\\u2028\\r\t\ttwo-values\té");
  }

  @Test
  void lineIsReadBack() {
    BadEntry entry =
        BadEntry.ofRecord("file:/a.csv", new RecordPosition(12, 0), "number", "expected 1");

    assertThat(BadEntry.parse(entry.line())).isEqualTo(entry).hasSameHashCodeAs(entry);
  }

  @Test
  void otherTextIsNotTakenForAnEntry() {
    assertThatThrownBy(() -> BadEntry.parse("a\tb"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("expected 4 fields but found 2");
  }
}
