package io.pulsemill.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.statistics.SubjectHash;
import org.junit.jupiter.api.Test;

class PoissonWeightsTest {
  private static final int SUBJECTS = 20_000;
  private static final int REPLICATES = 51;

  private static int[] weights(String subject) {
    SubjectHash hash = PoissonWeights.hash(7);
    int[] weights = new int[REPLICATES];
    PoissonWeights.fill(PoissonWeights.key(hash.unit(subject)), weights, 0);
    return weights;
  }

  @Test
  void areAFunctionOfTheSubject() {
    assertThat(weights("a")).isEqualTo(weights("a")).isNotEqualTo(weights("b"));
    int[] later = new int[1 + REPLICATES];
    PoissonWeights.fill(PoissonWeights.key(PoissonWeights.hash(7).unit("a")), later, 1);
    assertThat(later).startsWith(0).endsWith(weights("a"));
  }

  /** A million weights: shares e^-1 / w!, five standard errors. */
  @Test
  void arePoissonOfMeanOne() {
    double[] share = new double[14];
    double sum = 0;
    double together = 0;
    for (int s = 0; s < SUBJECTS; s++) {
      int[] weights = weights("s" + s);
      for (int b = 0; b < REPLICATES; b++) {
        share[weights[b]] += 1.0 / SUBJECTS / REPLICATES;
        sum += weights[b];
        together += b == 0 ? 0 : (weights[b] - 1) * (weights[b - 1] - 1);
      }
    }
    double n = SUBJECTS * (double) REPLICATES;
    double factorial = 1;
    for (int w = 0; w < 6; w++) {
      factorial *= Math.max(1, w);
      double expected = Math.exp(-1) / factorial;
      assertThat(share[w]).isCloseTo(expected, within(5 * Math.sqrt(expected / n)));
    }
    assertThat(sum / n).isCloseTo(1, within(5 / Math.sqrt(n)));
    assertThat(together / n).as("covariance of neighbors").isCloseTo(0, within(5 / Math.sqrt(n)));
  }
}
