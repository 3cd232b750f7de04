package io.pulsemill.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The arithmetic under the seconds of {@code run.json} and of docs/tradeoffs.md. */
class PhaseClockTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  private final TestTicker ticker = new TestTicker();
  private final PhaseClock clock = new PhaseClock(ticker);

  @Test
  void aLapIsTheTimeSinceTheLastOne() {
    ticker.move(2000);
    clock.lap(Phase.READ);
    ticker.move(500);
    clock.lap(Phase.DECODE);
    ticker.move(250);
    clock.lap(Phase.READ);
    assertParts(Map.of(Phase.READ, 2.25, Phase.DECODE, 0.5));
  }

  @Test
  void whatIsSkippedBelongsToNoPhase() {
    ticker.move(2000);
    clock.skip();
    ticker.move(500);
    clock.lap(Phase.COMPUTE);
    assertParts(Map.of(Phase.COMPUTE, 0.5));
    assertThat(clock.seconds()).isEqualTo(2.5);
  }

  @Test
  void workSideBySideSharesTheTimeItTook() {
    ticker.move(2000);
    clock.share(times(Phase.READ, 2, Phase.COMPUTE, 6)); // four threads
    assertParts(Map.of(Phase.READ, 0.5, Phase.COMPUTE, 1.5));
  }

  @Test
  void timeInWhichNobodyWorkedIsLeftToTheRemainder() {
    ticker.move(2000);
    clock.share(PhaseTimes.ZERO);
    ticker.move(500);
    clock.lap(Phase.NOTICE);
    assertParts(Map.of(Phase.NOTICE, 0.5));
  }

  @Test
  void whatIsLeftOfTheTimeIsTheRest() {
    ticker.move(2000);
    clock.lap(times(Phase.READ, 0.5, Phase.COMPUTE, 0.75), Phase.SHUFFLE_AND_SUM);
    assertParts(Map.of(Phase.READ, 0.5, Phase.COMPUTE, 0.75, Phase.SHUFFLE_AND_SUM, 0.75));
  }

  @Test
  void workThatBeganEarlierSharesTheTimeAndLeavesNoRest() {
    ticker.move(2000);
    clock.lap(times(Phase.READ, 3, Phase.COMPUTE, 1), Phase.SHUFFLE_AND_SUM);
    assertParts(Map.of(Phase.READ, 1.5, Phase.COMPUTE, 0.5));
  }

  @Test
  void timeSharedOrToldIsNotCountedAgain() {
    ticker.move(2000);
    clock.share(times(Phase.READ, 2, Phase.DECODE, 2));
    ticker.move(500);
    clock.lap(times(Phase.COMPUTE, 0.25, Phase.READ, 0), Phase.SHUFFLE_AND_SUM);
    assertThat(clock.parts().total()).isEqualTo(clock.seconds(), ROUNDING);
  }

  @Test
  void thePartsSoFarDoNotGrow() {
    ticker.move(2000);
    clock.lap(Phase.READ);
    PhaseTimes soFar = clock.parts();
    ticker.move(500);
    clock.lap(Phase.READ);
    assertThat(soFar.of(Phase.READ)).isEqualTo(2);
  }

  private void assertParts(Map<Phase, Double> expected) {
    Map<Phase, Double> found = clock.parts().parts();
    assertThat(found).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (phase, seconds) ->
            assertThat(found.get(phase)).as(phase.key()).isEqualTo(seconds, ROUNDING));
  }

  private static PhaseTimes times(Phase one, double seconds, Phase other, double more) {
    return PhaseTimes.ZERO.plus(one, seconds).plus(other, more);
  }
}
