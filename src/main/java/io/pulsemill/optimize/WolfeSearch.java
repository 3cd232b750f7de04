package io.pulsemill.optimize;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Line search for a step that lowers the loss (Armijo, c1 = 1e-4) and flattens the slope ({@code
 * slope(t) ≥ 0.9 · slope(0)}, so that L-BFGS learns a positive curvature). A bracket of a step too
 * short and one too long closes in by the secant of the slopes, which every trial brings.
 *
 * <p>Where the losses are level their difference is rounding. Then {@code slope(t) ≤ (1 − 2 c1) ·
 * |slope(0)|} stands in for Armijo's rule, the same thing on a quadratic (the approximate Wolfe
 * conditions of Hager and Zhang, "A new conjugate gradient method with guaranteed descent and an
 * efficient line search", SIAM J. Optim. 16, 2005); a step that lowers the norm of the gradient is
 * also taken.
 */
final class WolfeSearch {
  private static final double FLATTER = 0.9;
  private static final double LONGER = 4;

  /** The next trial stays this share of the bracket away from its ends. */
  private static final double MARGIN = 0.1;

  private final Ray ray;
  private Step low;
  private @Nullable Step high;

  private WolfeSearch(Ray ray) {
    this.ray = ray;
    this.low = new Step(0, ray.from());
  }

  /** A step near {@code first}; null if none is acceptable. */
  static @Nullable Step search(Ray ray, double first) throws IOException {
    return new WolfeSearch(ray).run(first);
  }

  private @Nullable Step run(double first) throws IOException {
    for (Step step = ray.at(first); step != null; step = ray.at(next())) {
      Point trial = step.point();
      if (!trial.usable() || !(settles(trial) || falls(step))) {
        high = step;
      } else if (settles(trial) || ray.slopeAt(trial) >= FLATTER * ray.slope()) {
        return step;
      } else {
        low = step;
      }
    }
    // Out of trials: a step that is only too short still leads down.
    return low.length() > 0 ? low : null;
  }

  private boolean falls(Step step) {
    return step.point().level(ray.from()) ? ray.risesLittle(step.point()) : ray.fallsEnough(step);
  }

  private boolean settles(Point trial) {
    return trial.level(ray.from()) && trial.slope() < ray.from().slope();
  }

  private double next() {
    if (high == null) {
      return LONGER * low.length();
    }
    double width = high.length() - low.length();
    double share = 0.5;
    double slopeLow = ray.slopeAt(low.point());
    double slopeHigh = ray.slopeAt(high.point());
    if (high.point().usable() && slopeHigh > 0) {
      share = Math.min(1 - MARGIN, Math.max(MARGIN, slopeLow / (slopeLow - slopeHigh)));
    }
    return low.length() + share * width;
  }
}
