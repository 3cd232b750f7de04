package io.pulsemill.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CoresTest {
  private static final double EXACT = 1e-6;

  private final EventQueue events = new EventQueue();
  private final Map<String, Double> ends = new TreeMap<>();

  private Runnable ends(String name) {
    return () -> ends.put(name, events.seconds());
  }

  private double end(String name) {
    while (events.step()) {
      // until all is done
    }
    return ends.get(name);
  }

  @Test
  void workOfOneThreadTakesOneCore() {
    new Cores(events, 4, 1).run(3, 1, ends("one"));
    assertThat(end("one")).isCloseTo(3, within(EXACT));
  }

  @Test
  void workOfManyThreadsTakesAllCores() {
    new Cores(events, 4, 1).run(8, 4, ends("one"));
    assertThat(end("one")).isCloseTo(2, within(EXACT));
  }

  @Test
  void moreWorkThanCoresSharesThemEvenly() {
    Cores cores = new Cores(events, 2, 1);
    cores.run(1, 1, ends("a"));
    cores.run(1, 1, ends("b"));
    cores.run(2, 1, ends("c"));
    // Two thirds of a core each until 1.5 s; c then has 1 left, and a core.
    assertThat(end("a")).isCloseTo(1.5, within(EXACT));
    assertThat(end("b")).isCloseTo(1.5, within(EXACT));
    assertThat(end("c")).isCloseTo(2.5, within(EXACT));
  }

  @Test
  void whatOneCannotUseOthersDo() {
    Cores cores = new Cores(events, 4, 1);
    cores.run(1, 1, ends("narrow"));
    cores.run(6, 4, ends("wide"));
    assertThat(end("narrow")).isCloseTo(1, within(EXACT));
    assertThat(end("wide")).isCloseTo(1 + 3.0 / 4, within(EXACT));
  }

  @Test
  void whatComesLaterSlowsWhatIsThere() {
    Cores cores = new Cores(events, 1, 1);
    cores.run(2, 1, ends("early"));
    events.after(1, () -> cores.run(0.5, 1, ends("late")));
    assertThat(end("late")).isCloseTo(2, within(EXACT));
    assertThat(end("early")).isCloseTo(2.5, within(EXACT));
  }

  @Test
  void aCoreIsFasterWhileTheOthersAreIdle() {
    Cores cores = new Cores(events, 2, 1.5);
    cores.run(3, 1, ends("a"));
    events.after(1, () -> cores.run(1, 1, ends("b")));
    // 1.5 in the first second, 1 in the next, the last half at 1.5 a second again.
    assertThat(end("b")).isCloseTo(2, within(EXACT));
    assertThat(end("a")).isCloseTo(2 + 1.0 / 3, within(EXACT));
  }

  @Test
  void halfOfTheCoresAreFasterByHalfOfThat() {
    assertThat(Cores.speed(1, 3, 1.5)).isEqualTo(1.5);
    assertThat(Cores.speed(0.5, 3, 1.5)).isEqualTo(1.5);
    assertThat(Cores.speed(2, 3, 1.5)).isEqualTo(1.25);
    assertThat(Cores.speed(3, 3, 1.5)).isEqualTo(1);
    assertThat(Cores.speed(1, 1, 1.5)).isEqualTo(1);
  }

  @Test
  void noWorkTakesNoTime() {
    new Cores(events, 1, 1).run(0, 1, ends("none"));
    assertThat(end("none")).isZero();
  }
}
