package io.pulsemill.optimize;

/** The highest derivative an evaluation brings; the lower ones always come with it. */
public enum Order {
  /** Loss and gradient. */
  GRADIENT,
  /** Loss, gradient and Hessian. */
  HESSIAN
}
