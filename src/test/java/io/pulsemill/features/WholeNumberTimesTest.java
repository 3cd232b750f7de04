package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.mrunit.mapreduce.MapDriver;
import org.junit.jupiter.api.Test;

class WholeNumberTimesTest {
  private static final long DATE = 20230227;
  private static final long SECONDS = 1_677_456_000;
  private static final long MILLIS = 1_677_628_800_000L;

  @Test
  void datesWithoutHyphensAreNamedWithTheOption() throws IOException {
    assertThat(warning(DATE, 20230301, 19000101, 21001231))
        .hasValueSatisfying(
            text -> assertThat(text).contains("all 4 times", "--time-format compact-date"));
  }

  @Test
  void oneNumberThatIsNoDateMakesThemNumbers() throws IOException {
    for (long other : new long[] {20230229, 20231301, 20230200, 18991231, 21010101, 5, -DATE}) {
      assertThat(warning(DATE, other)).as("%d", other).isEmpty();
    }
  }

  @Test
  void secondsMixedWithMillisecondsAreCounted() throws IOException {
    assertThat(warning(SECONDS, MILLIS, SECONDS + 1, 5))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("2 times look like seconds", "1 like milliseconds", "epoch-millis"));
  }

  @Test
  void timesOfOneScaleAreNotWarnedOf() throws IOException {
    assertThat(warning(SECONDS, SECONDS + 1)).isEmpty();
    assertThat(warning(MILLIS, MILLIS + 1, 1_000_000_000_000_000L)).isEmpty();
    assertThat(warning(1, 2, 3)).isEmpty();
  }

  private static Optional<String> warning(long... times) throws IOException {
    MapDriver<RecordPosition, ObservationLines, GroupKey, MapValue> driver =
        MapDriver.newMapDriver(new FeaturesMapperTest.Mapper());
    TestFiles.settings().write(driver.getConfiguration());
    for (int i = 0; i < times.length; i++) {
      driver.addInput(new RecordPosition(i, 0), TestLines.of(times[i] + ",5,a,s"));
    }
    assertThat(driver.run()).isNotEqualTo(List.of());
    return WholeNumberTimes.warning(driver.getCounters());
  }
}
