package io.pulsemill.softmax;

import io.pulsemill.optimize.Curvature;
import io.pulsemill.optimize.Vectors;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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

  /** Of the largest entry of a column. */
  private static final double TIED = 1e-10;

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
    double @Nullable [] direction = step;
    for (int round = 0; round < ROUNDS && direction != null; round++) {
      SoftmaxSums margins = loss.margins(direction);
      ExactTerms pairs = margins.exact();
      if (pairs.falling() == 0 && pairs.risingFar() > 0) {
        throw new SeparableClassesException(
            "Some classes are separable from others on the training rows",
            new Recession(direction, pairs.rising()));
      }
      direction = pairs.fallingFar() == 0 ? levelled(direction, margins) : null;
    }
  }

  /** {@code v − G⁺ρ}: the nearest direction whose margins of level pairs are 0; null if none. */
  private static double @Nullable [] levelled(double[] direction, SoftmaxSums margins) {
    double[] change = new Curvature(margins.hessian()).step(margins.gradient(), NULL);
    return change == null
        ? null
        : tied(Vectors.plus(direction, 1, change), margins.classes(), margins.features() + 1);
  }

  /**
   * Classes that a column hardly tells apart made equal in it: what rounding leaves between them
   * would move a row at 1e12.
   */
  private static double[] tied(double[] direction, int classes, int columns) {
    for (int i = 0; i < columns; i++) {
      double most = 0;
      for (int k = 0; k < classes; k++) {
        most = Math.max(most, Math.abs(direction[k * columns + i]));
      }
      for (int k = 1; k < classes; k++) {
        for (int l = 0; l < k; l++) {
          double apart = direction[k * columns + i] - direction[l * columns + i];
          if (Math.abs(apart) <= TIED * most) {
            direction[k * columns + i] = direction[l * columns + i];
            break;
          }
        }
      }
    }
    return direction;
  }
}
