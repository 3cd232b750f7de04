package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fan-ins by what the sums hold, in bytes. */
class FanInTest {
  private static final double SMALL = 1e3;
  private static final double LARGE = 1e6;

  private static final long MB = 1 << 20;

  private static final MessageCosts COSTS = MessageCosts.MEASURED;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 8})
  void aFewSmallSumsGoToTask0AllTheSame(int others) {
    assertThat(FanIn.best(others, SMALL)).isEqualTo(Tree.STAR);
  }

  @Test
  void aThousandMembersAreATree() {
    assertThat(FanIn.best(999, SMALL)).isLessThan(40);
    assertThat(FanIn.best(999, LARGE)).isLessThan(40);
  }

  @Test
  void largerSumsHaveASmallerFanIn() {
    assertThat(FanIn.best(999, LARGE)).isLessThan(FanIn.best(999, 0));
    for (int others = 15; others < 1500; others += 7) {
      assertThat(FanIn.best(others, LARGE)).isLessThanOrEqualTo(FanIn.best(others, SMALL));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 128", "15, 1024", "1000, 1024", "10000, 1024"})
  void aSumComesInPartsOf16MegabytesWhereAHeapHasRoom(int members, long heap) {
    assertThat(FanIn.bytesAtOnce(members, heap * MB)).isEqualTo(16 * MB);
  }

  @ParameterizedTest
  @CsvSource({"15, 895, 8", "15, 448, 8", "15, 447, 4", "15, 64, 1", "3, 100, 8"})
  void itComesInSmallerPartsWhereWhatAllBringWouldTakeMoreThanAQuarter(
      int members, long heap, long megabytes) {
    assertThat(FanIn.bytesAtOnce(members, heap * MB)).isEqualTo(megabytes * MB);
  }

  @Test
  void noPartIsMadeOfNearlyNothing() {
    assertThat(FanIn.bytesAtOnce(15, 1)).isEqualTo(MB / 4);
  }

  /** No other tree of the same members has its sum sooner, whatever its fan-in. */
  @ParameterizedTest
  @ValueSource(doubles = {0, SMALL, 1e4, 1e5, LARGE, 1e8})
  void noOtherFanInIsFaster(double bytes) {
    for (int others = 1; others < 1500; others += others < 100 ? 1 : 97) {
      int members = others + 1;
      double least =
          IntStream.rangeClosed(2, Math.max(2, others))
              .mapToDouble(fanIn -> seconds(members, fanIn, bytes))
              .min()
              .orElseThrow();
      assertThat(seconds(members, FanIn.best(others, bytes), bytes))
          .as("%d members", members)
          .isCloseTo(least, offset(1e-9));
    }
  }

  /**
   * The sum of all is there when the deepest has passed each level; a level takes a full fan-in.
   */
  private static double seconds(int members, int fanIn, double bytes) {
    Tree tree = Tree.of(members, fanIn, new BitSet());
    int calls = Math.min(fanIn, members - 1);
    return tree.depth() * (COSTS.ofLevel() + calls * COSTS.ofChild(bytes));
  }
}
