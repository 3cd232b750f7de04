package io.pulsemill.optimize;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Line search by halving: takes the first step that is good enough, from the longest down.
 *
 * <p>A point is accepted if everything is finite and the loss falls by Armijo's rule (c1 = 1e-4).
 * If the two losses are level – closer than their error bounds together – their difference means
 * nothing, and the Euclidean norm of the gradient has to fall instead.
 *
 * <p>If Newton's equation is known in many digits there are rows far from all others. Their
 * rounding is most of the norm, so if losses are level but more than their error is to be gained
 * the slope of the ray decides, as in {@link WolfeSearch}. And such a row is a wall, 1e14 steep: a
 * tangent shows where it stands. A convex function lies above its tangents, so no good step is
 * passed over between a step and the place where its tangent is down to the loss at the start;
 * right before the wall the next step keeps as far from that place again, to be off its edge.
 */
final class Backtracking {
  private Backtracking() {}

  /** The first acceptable step of {@code longest} and shorter ones; null if there is none. */
  static @Nullable Step search(Ray ray, double longest) throws IOException {
    Step step = ray.at(longest);
    while (step != null && !acceptable(ray, step)) {
      step = ray.at(shorter(ray, step));
    }
    return step;
  }

  private static double shorter(Ray ray, Step step) {
    double half = step.length() / 2;
    if (!step.point().usable() || !step.point().evaluation().isPrecise()) {
      return half;
    }
    double back = (step.point().loss() - ray.from().loss()) / ray.slopeAt(step.point());
    if (!(back > 0 && back < step.length())) {
      return half;
    }
    // Right before a wall the tangent would lead to its very edge: twice as far back is off it.
    return back > half ? step.length() - back : Math.max(half, step.length() - 2 * back);
  }

  private static boolean acceptable(Ray ray, Step step) {
    Point trial = step.point();
    if (!trial.usable()) {
      return false;
    }
    if (!trial.level(ray.from())) {
      return ray.fallsEnough(step);
    }
    return ray.slopesDecide() ? ray.risesLittle(trial) : trial.slope() < ray.from().slope();
  }
}
