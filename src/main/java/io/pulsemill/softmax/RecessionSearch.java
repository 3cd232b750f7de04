package io.pulsemill.softmax;

import io.pulsemill.optimize.Curvature;
import io.pulsemill.optimize.Vectors;
import java.io.IOException;

/**
 * Looks for a direction of recession near a Newton step. Far out such a step moves the pairs of a
 * row and another class that recede by about 1 and all others by next to nothing, but not by
 * nothing. So it is projected on the directions that leave those exactly as they are, as often as
 * rounding needs it, and each candidate is held against all rows ({@link MarginTerms}): a pass.
 */
final class RecessionSearch {
  private static final int ROUNDS = 4;

  /**
   * Of the level pairs' matrix, as a share of its diagonal: below it a direction leaves them be.
   */
  private static final double NULL = 1e-11;

  private final PenalizedLoss loss;

  RecessionSearch(PenalizedLoss loss) {
    this.loss = loss;
  }

  /**
   * Returns if none is found.
   *
   * @throws SeparableClassesException if one is
   */
  void along(double[] step) throws IOException {
    double[] direction = step;
    for (int round = 0; round < ROUNDS && direction != null; round++) {
      SoftmaxSums margins = loss.margins(direction);
      if (margins.falling() == 0 && margins.risingFar() > 0) {
        throw new SeparableClassesException(
            "Some classes are separable from others on the training rows",
            new Recession(direction, margins.rising()));
      }
      direction = margins.fallingFar() == 0 ? levelled(direction, margins) : null;
    }
  }

  /** {@code v − G⁺ρ}: the nearest direction whose margins of level pairs are 0; null if none. */
  private static double[] levelled(double[] direction, SoftmaxSums margins) {
    double[] change = new Curvature(margins.hessian()).step(margins.gradient(), NULL);
    return change == null ? null : Vectors.plus(direction, 1, change);
  }
}
