package io.pulsemill.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.optimize.StopReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Means, their errors and the pick, against numbers worked out by hand. */
class SelectionRuleTest {
  private static final List<FoldFit> FOLDS =
      List.of(
          FoldFit.of(10, 5, 2, 3, StopReason.GRADIENT_SMALL),
          FoldFit.of(30, 21, 3, 4, StopReason.GRADIENT_SMALL),
          FoldFit.of(10, 9, 5, 4, StopReason.GRADIENT_SMALL));

  @Test
  void meansAreOverRows() {
    // (5 + 21 + 9) / 50 and (8 + 27 + 5) / 50
    assertThat(Candidate.mean(FOLDS, FoldFit::logLoss)).isCloseTo(0.7, within(1e-15));
    assertThat(Candidate.mean(FOLDS, FoldFit::accuracy)).isCloseTo(0.8, within(1e-15));
  }

  @Test
  void theErrorIsThatOfTheFoldsMeansWeightedByRows() {
    // Folds' means 0.5, 0.7, 0.9: (10 · 0.04 + 30 · 0 + 10 · 0.04) / 50 / 2 = 0.008
    assertThat(Candidate.standardError(FOLDS)).isCloseTo(Math.sqrt(0.008), within(1e-15));
  }

  @Test
  void aFoldWithoutAFitLeavesNoMean() {
    List<FoldFit> folds = new ArrayList<>(FOLDS);
    folds.set(1, FoldFit.failed(30, 4, "separable"));
    assertThat(Candidate.mean(folds, FoldFit::logLoss)).isNaN();
    assertThat(Candidate.standardError(folds)).isNaN();
  }

  @Test
  void aFoldWithoutRowsSaysNothing() {
    List<FoldFit> folds = new ArrayList<>(FOLDS);
    folds.add(FoldFit.of(0, 0, 0, 2, StopReason.GRADIENT_SMALL));
    assertThat(Candidate.mean(folds, FoldFit::logLoss)).isCloseTo(0.7, within(1e-15));
  }

  @Test
  void oneStandardErrorLeadsToTheLargestPenaltyOfTheSameShare() {
    List<Candidate> candidates =
        List.of(
            candidate(0.9, 0, 0.50, 0.2),
            candidate(1.0, 0.5, 0.61, 0.2),
            candidate(0.1, 0.5, 0.53, 0.2),
            candidate(0.01, 0.5, 0.49, 0.05),
            candidate(0.001, 0.5, 0.55, 0.05));
    assertThat(SelectionRule.MIN.pick(candidates)).isEqualTo(3);
    assertThat(SelectionRule.ONE_SE.pick(candidates)).isEqualTo(2);
  }

  @Test
  void penaltiesWithoutAMeanAreNotPicked() {
    double none = Double.NaN;
    assertThat(
            SelectionRule.MIN.pick(
                List.of(candidate(1, 0, none, none), candidate(0.1, 0, 0.7, 0.1))))
        .isEqualTo(1);
    assertThat(SelectionRule.ONE_SE.pick(List.of(candidate(1, 0, none, none)))).isEqualTo(-1);
  }

  private static Candidate candidate(double penalty, double ratio, double loss, double error) {
    return new Candidate(
        penalty, ratio, loss, error, 0.5, 3, StopReason.GRADIENT_SMALL, null, FOLDS, null, null);
  }
}
