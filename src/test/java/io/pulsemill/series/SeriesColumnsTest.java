package io.pulsemill.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesColumnsTest {
  private static final long DAY = 86_400_000_000_000L;

  @Test
  void rangeOfNamesIsTwoNames() {
    assertThat(SeriesRange.parse("a b..c.d")).isEqualTo(new SeriesRange("a b", "c.d"));
    assertThat(SeriesRange.parse("a..b")).hasToString("a..b");
    for (String bad : List.of("", "a", "..b", "a..", "a..b..c", "a...b")) {
      assertThatThrownBy(() -> SeriesRange.parse(bad))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("--series-columns: expected FROM..TO");
    }
  }

  @Test
  void numberedNamesStandForAllBetween() {
    assertThat(NumberedNames.expand(List.of("x", "dim_8..dim_11", "a..b", "d_1..e_2")))
        .containsExactly("x", "dim_8", "dim_9", "dim_10", "dim_11", "a..b", "d_1..e_2");
    assertThat(NumberedNames.expand(List.of("t08..t10"))).containsExactly("t08", "t09", "t10");
    assertThat(NumberedNames.expand(List.of("0..1"))).containsExactly("0", "1");
    assertThatThrownBy(() -> NumberedNames.expand(List.of("d2..d1")))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> NumberedNames.expand(List.of("d1..d999999999")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("65536");
  }

  @Test
  void namesThatAreAllTimesAreTimes() {
    SeriesColumns days = of(List.of("id", "2021-01-01", "2021-01-03"), "2021-01-01..2021-01-03");
    assertThat(days.kind()).isEqualTo(TimeKind.DATE);
    assertThat(days.time(1) - days.time(0)).isEqualTo(2 * DAY);
    SeriesColumns numbers = of(List.of("id", "5", "7", "x"), "5..7");
    assertThat(numbers.kind()).isEqualTo(TimeKind.WHOLE_NUMBER);
    assertThat(List.of(numbers.time(0), numbers.time(1))).containsExactly(5L, 7L);
  }

  @Test
  void oneNameThatIsNoTimeMakesThemCount() {
    SeriesColumns mixed = of(List.of("5", "2021-01-01", "v"), "5..v");
    assertThat(List.of(mixed.time(0), mixed.time(1), mixed.time(2))).containsExactly(0L, 1L, 2L);
    assertThat(of(List.of("5", "2021-01-01"), "5..2021-01-01").time(1)).isEqualTo(1);
  }

  @Test
  void timesThatAreNotOneEachAreRefused() {
    assertThatThrownBy(() -> of(List.of("1", "+1"), "1..+1"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("each time once but found that of '+1' twice");
    TimeFormats berlin = new TimeFormats(List.of("auto"), ZoneId.of("Europe/Berlin"));
    List<String> header = List.of("2021-03-28T02:30", "2021-03-28T04:30");
    assertThatThrownBy(
            () ->
                SeriesColumns.of(
                    header, new SeriesRange(header.get(0), header.get(1)), List.of(), berlin))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--time-zone");
  }

  @Test
  void subjectAndLabelAreNotAmongReadings() {
    assertThatThrownBy(
            () ->
                SeriesColumns.of(
                    List.of("a", "id", "b"),
                    SeriesRange.parse("a..b"),
                    List.of("id"),
                    TimeFormats.STANDARD))
        .hasMessageContaining("found 'id' there");
    assertThatThrownBy(() -> of(List.of("a", "b"), "b..a")).hasMessageContaining("before 'a'");
    assertThatThrownBy(() -> of(List.of("a", "b"), "a..B"))
        .hasMessageContaining("did you mean 'b'?");
  }

  private static SeriesColumns of(List<String> header, String range) {
    return SeriesColumns.of(header, SeriesRange.parse(range), List.of(), TimeFormats.STANDARD);
  }
}
