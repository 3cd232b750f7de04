package io.pulsemill.optimize;

import java.io.IOException;

/**
 * Line search by halving: takes the first step that is good enough, from the longest down.
 *
 * <p>Good enough is a point where everything is finite and the loss falls by Armijo's rule (c1 =
 * 1e-4). Where the two losses are level – closer than their error bounds together – their
 * difference means nothing, and the Euclidean norm of the gradient has to fall instead.
 */
final class Backtracking {
  private Backtracking() {}

  /** The first acceptable step of {@code longest}, half of it, …; null where there is none. */
  static Step search(Ray ray, double longest) throws IOException {
    Step step = ray.at(longest);
    while (step != null && !acceptable(ray, step)) {
      step = ray.at(step.length() / 2);
    }
    return step;
  }

  private static boolean acceptable(Ray ray, Step step) {
    Point trial = step.point();
    if (!trial.usable()) {
      return false;
    }
    return trial.level(ray.from()) ? trial.slope() < ray.from().slope() : ray.fallsEnough(step);
  }
}
