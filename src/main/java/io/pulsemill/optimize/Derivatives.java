package io.pulsemill.optimize;

import java.io.IOException;

/** What an evaluation brings. */
public enum Derivatives {
  /** Loss and gradient. */
  GRADIENT(0, false),
  /** Loss, gradient and Hessian. */
  HESSIAN(1, true),
  /**
   * The same as {@link #HESSIAN} with every term to its last digits and no rounding between terms:
   * slower, for points at which derivatives are all but gone and a bound known beforehand says too
   * little about them.
   */
  EXACT(2, true),
  /**
   * No derivatives: how the rows stand to the weights taken as a direction. Only a pass answers it,
   * never an objective.
   */
  MARGINS(3, true),
  /**
   * Loss, gradient and, in the place of the Hessian, the sum over the rows of the outer product of
   * a row's own gradient (its score) with itself. Only a pass answers it, never an objective.
   */
  SCORES(4, true),
  /** Loss alone, of rows that a fit leaves out. Only a pass answers it, never an objective. */
  LOSS(5, false);

  private final int code;
  private final boolean square;

  Derivatives(int code, boolean square) {
    this.code = code;
    this.square = square;
  }

  /** What stands for it in files and messages. */
  public int code() {
    return code;
  }

  /**
   * The order of a code.
   *
   * @throws IOException if there is none
   */
  public static Derivatives of(int code) throws IOException {
    for (Derivatives derivatives : values()) {
      if (derivatives.code == code) {
        return derivatives;
      }
    }
    throw new IOException(
        "Derivatives: expected code 0..%d but found %d".formatted(values().length - 1, code));
  }

  /** Whether a dimension × dimension matrix comes along. */
  public boolean square() {
    return square;
  }

  /** Whether terms are summed without any rounding, at several times the price. */
  public boolean exact() {
    return this == EXACT || this == MARGINS;
  }
}
