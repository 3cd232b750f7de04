package io.pulsemill.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Of 1,000 tables drawn from a known model, the 95 % intervals hold the truth of about 95 %. */
class CoverageTest {
  private static final double[][] TRUTH = {{0.4, 0.8, -0.3}, {-0.1, -0.2, 0.6}, {-0.3, -0.6, -0.3}};
  private static final int TABLES = 1000;
  private static final int ROWS = 300;
  private static final long SEED = 20261129;

  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() throws IOException {
    Random random = new Random(SEED);
    int[] held = new int[9];
    int[] heldRobust = new int[9];
    for (int t = 0; t < TABLES; t++) {
      DrawnTable drawn = new DrawnTable(TRUTH, ROWS, 0, random);
      Inspection inspection = Inference.of(drawn.fit(0, 0, 1).trained, null);
      List<Estimate> estimates = inspection.estimates();
      for (int e = 0; e < held.length; e++) {
        double truth = TRUTH[e / 3][e % 3];
        held[e] += holds(estimates.get(e).information(), truth);
        heldRobust[e] += holds(estimates.get(e).robust(), truth);
      }
    }
    assertAsStated(held);
    assertAsStated(heldRobust);
  }

  private static int holds(WaldTest test, double truth) {
    return test.lower() <= truth && truth <= test.upper() ? 1 : 0;
  }

  private static void assertAsStated(int[] held) {
    for (int count : held) {
      assertThat(count).isBetween(93 * TABLES / 100, 97 * TABLES / 100);
    }
  }
}
