package io.pulsemill.optimize;

/** The final point of an optimizer, and why it stopped. */
public final class Optimum {
  private final double[] weights;
  private final Evaluation evaluation;
  private final StopReason stop;
  private final int iterations;

  /** {@code evaluation} is the objective at exactly these {@code weights}. */
  public Optimum(double[] weights, Evaluation evaluation, StopReason stop, int iterations) {
    this.weights = weights.clone();
    this.evaluation = evaluation;
    this.stop = stop;
    this.iterations = iterations;
  }

  /** The best accepted point; a copy. */
  public double[] weights() {
    return weights.clone();
  }

  /** The objective at {@link #weights()}. */
  public Evaluation evaluation() {
    return evaluation;
  }

  /** Why it stopped. */
  public StopReason stop() {
    return stop;
  }

  /** Accepted steps. */
  public int iterations() {
    return iterations;
  }
}
