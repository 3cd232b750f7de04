package io.pulsemill.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {
  private static final long SEED = 20210101;

  private record Reading(long time, double value) {}

  private static final Comparator<Reading> BY_TIME_THEN_VALUE =
      Comparator.comparingLong(Reading::time).thenComparingDouble(Reading::value);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 127, 128, 129, 1000, 100_000})
  void sortsByTimeAndTiesByValue(int size) {
    List<Reading> readings = randomReadings(size);
    Series series = series(readings);

    series.sortByTime();

    assertThat(series.sorted()).isTrue();
    readings.sort(BY_TIME_THEN_VALUE);
    assertThat(readings(series)).isEqualTo(readings);
  }

  @Test
  void sortsReadingsThatComeNewestFirst() {
    List<Reading> readings = randomReadings(1000);
    readings.sort(BY_TIME_THEN_VALUE.reversed());
    Series series = series(readings);

    series.sortByTime();

    readings.sort(BY_TIME_THEN_VALUE);
    assertThat(readings(series)).isEqualTo(readings);
  }

  @Test
  void sortsTimesAtTheEndsOfTheRange() {
    Series series =
        series(
            List.of(
                new Reading(Long.MAX_VALUE, 1), new Reading(0, 2), new Reading(Long.MIN_VALUE, 3)));
    series.sortByTime();
    assertThat(readings(series)).extracting(Reading::value).containsExactly(3.0, 2.0, 1.0);
  }

  @Test
  void orderOfArrivalDoesNotMatter() {
    List<Reading> readings = randomReadings(2000);
    readings.add(new Reading(5, 0.0));
    readings.add(new Reading(5, -0.0));
    Series first = series(readings);
    Collections.shuffle(readings, new Random(SEED));
    Series second = series(readings);

    first.sortByTime();
    second.sortByTime();

    assertThat(second.dropDuplicates()).isEqualTo(first.dropDuplicates()).isPositive();
    assertThat(readings(second)).isEqualTo(readings(first));
  }

  @Test
  void knowsReadingsThatCameInOrder() {
    assertThat(series(List.of(new Reading(1, 5), new Reading(1, 6), new Reading(2, 1))).sorted())
        .isTrue();
    assertThat(series(List.of(new Reading(1, 6), new Reading(1, 5))).sorted()).isFalse();
    assertThat(series(List.of(new Reading(2, 1), new Reading(1, 1))).sorted()).isFalse();
  }

  @Test
  void dropsAllButOneOfIdenticalReadings() {
    Series series =
        series(
            List.of(
                new Reading(1, 5),
                new Reading(1, 5),
                new Reading(1, 5),
                new Reading(1, 6),
                new Reading(2, 6),
                new Reading(3, 7),
                new Reading(3, 7)));
    assertThat(series.dropDuplicates()).isEqualTo(3);
    assertThat(readings(series))
        .containsExactly(
            new Reading(1, 5), new Reading(1, 6), new Reading(2, 6), new Reading(3, 7));
  }

  @Test
  void minusZeroIsZero() {
    Series series = series(List.of(new Reading(1, -0.0), new Reading(1, 0.0)));
    assertThat(series.dropDuplicates()).isEqualTo(1);
    assertThat(Double.doubleToRawLongBits(series.value(0))).isZero();
  }

  @Test
  void twoValuesForOneTimeAreAContradiction() {
    assertThat(series(List.of(new Reading(1, 5), new Reading(1, 6))).contradictory()).isTrue();
  }

  @Test
  void oneValueTwiceIsNoContradiction() {
    assertThat(series(List.of(new Reading(1, 5), new Reading(1, 5), new Reading(2, 6))))
        .returns(false, Series::contradictory);
  }

  @Test
  void emptySeriesHasNothingToDrop() {
    Series series = new Series();
    series.sortByTime();
    assertThat(series.dropDuplicates()).isZero();
    assertThat(series.contradictory()).isFalse();
  }

  @Test
  void clearedSeriesServesTheNextSubject() {
    Series series = series(List.of(new Reading(2, 1), new Reading(1, 1)));
    series.clear();
    series.add(0, 3);
    assertThat(readings(series)).containsExactly(new Reading(0, 3));
    assertThat(series.sorted()).isTrue();
  }

  @Test
  void unsortedSeriesIsNotSearchedForDuplicates() {
    Series series = series(List.of(new Reading(2, 1), new Reading(1, 1)));
    assertThatThrownBy(series::dropDuplicates).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(series::contradictory).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesAValueThatIsNotFinite(double value) {
    assertThatThrownBy(() -> new Series().add(1, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite");
  }

  /** Few different times and values, so that ties and duplicates are common. */
  private static List<Reading> randomReadings(int size) {
    Random random = new Random(SEED);
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      readings.add(new Reading(random.nextInt(1 + size / 4) - size / 8, random.nextInt(5) / 4.0));
    }
    return readings;
  }

  private static Series series(List<Reading> readings) {
    Series series = new Series();
    readings.forEach(reading -> series.add(reading.time(), reading.value()));
    return series;
  }

  private static List<Reading> readings(Series series) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      readings.add(new Reading(series.time(i), series.value(i)));
    }
    return readings;
  }
}
