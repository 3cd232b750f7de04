package io.pulsemill.optimize;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The Hessian approximation of L-BFGS: the last steps s and changes of the gradient y.
 *
 * <p>The product of the inverse approximation and a gradient by the two-loop recursion, from {@code
 * γI, γ = s·y / y·y} of the newest pair (Nocedal and Wright, "Numerical Optimization", 2nd ed.,
 * algorithm 7.4 and equation 7.20).
 */
final class CurvatureMemory {
  /** s·y below this share of ‖s‖‖y‖ is rounding or concave: such a pair would spoil the rest. */
  private static final double LEAST_COSINE = 1e-12;

  private final int capacity;
  private final Deque<Pair> pairs = new ArrayDeque<>();
  private double gamma = Double.NaN;

  CurvatureMemory(int capacity) {
    this.capacity = capacity;
  }

  boolean isEmpty() {
    return pairs.isEmpty();
  }

  /** Whether the length of the directions is that of a sensible step. */
  boolean isScaled() {
    return !Double.isNaN(gamma);
  }

  /** Learns from a step; skips it unless the curvature along it is clearly positive. */
  void learn(Point from, Point to) {
    double[] s = Vectors.plus(to.weights(), -1, from.weights());
    double[] y = Vectors.plus(to.gradient(), -1, from.gradient());
    double product = Vectors.dot(s, y);
    if (product > LEAST_COSINE * Vectors.norm(s) * Vectors.norm(y)) {
      if (pairs.size() == capacity) {
        pairs.removeFirst();
      }
      pairs.addLast(new Pair(s, y, product));
      gamma = product / Vectors.dot(y, y);
    }
  }

  /** Forgets the pairs, not the scale γ. */
  void forget() {
    pairs.clear();
  }

  /** {@code −(approximate H)⁻¹ · gradient}; the plain {@code −gradient} before the first pair. */
  double[] direction(double[] gradient) {
    double[] q = Vectors.times(-1, gradient);
    double[] alpha = new double[pairs.size()];
    int i = pairs.size();
    for (Iterator<Pair> newestFirst = pairs.descendingIterator(); newestFirst.hasNext(); ) {
      Pair pair = newestFirst.next();
      alpha[--i] = Vectors.dot(pair.s, q) / pair.product;
      q = Vectors.plus(q, -alpha[i], pair.y);
    }
    q = Vectors.times(isScaled() ? gamma : 1, q);
    for (Pair pair : pairs) {
      double beta = Vectors.dot(pair.y, q) / pair.product;
      q = Vectors.plus(q, alpha[i++] - beta, pair.s);
    }
    return q;
  }

  /** A step s, the change y of the gradient along it, and s·y. */
  private static final class Pair {
    private final double[] s;
    private final double[] y;
    private final double product;

    Pair(double[] s, double[] y, double product) {
      this.s = s;
      this.y = y;
      this.product = product;
    }
  }
}
