package io.pulsemill.engine;

import io.pulsemill.exact.GridSums;
import io.pulsemill.optimize.Derivatives;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What one fit asks of a pass: sums at its weights. A pass answers several at once, each by sums
 * that do not depend on what else was asked.
 *
 * <ul>
 *   <li>Of all training rows: a sum of each fold.
 *   <li>Without a fold: the sum of all others, and the {@link Derivatives#LOSS} of the fold left
 *       out.
 * </ul>
 */
public final class PassRequest {
  private static final int NONE = -1;

  private final int preparation;
  private final int leftOut;
  private final double[] weights;
  private final Derivatives derivatives;

  private PassRequest(int preparation, int leftOut, double[] weights, Derivatives derivatives) {
    this.preparation = preparation;
    this.leftOut = leftOut;
    this.weights = weights.clone();
    this.derivatives = derivatives;
  }

  /**
   * One of all training rows.
   *
   * @param preparation which of the ways in which rows were prepared, from 0
   * @param weights K × (d + 1) row-major, on standardized features
   */
  public static PassRequest all(int preparation, double[] weights, Derivatives derivatives) {
    return new PassRequest(preparation, NONE, weights, derivatives);
  }

  /** One of all training rows but those of a fold, from 0. */
  public static PassRequest without(
      int fold, int preparation, double[] weights, Derivatives derivatives) {
    return new PassRequest(preparation, fold, weights, derivatives);
  }

  /** Which of the ways in which rows were prepared, from 0. */
  public int preparation() {
    return preparation;
  }

  /** K × (d + 1); a copy. */
  public double[] weights() {
    return weights.clone();
  }

  /** Which derivatives are to be summed. */
  public Derivatives derivatives() {
    return derivatives;
  }

  /** How many sums answer it, of so many folds. */
  public int sums(int folds) {
    return leftOut == NONE ? folds : 2;
  }

  /** Which of its sums the rows of a fold go into. */
  int sumOf(int fold) {
    if (leftOut == NONE) {
      return fold;
    }
    return fold == leftOut ? 1 : 0;
  }

  /** The derivatives in its sum {@code i}. */
  Derivatives derivatives(int i) {
    return leftOut != NONE && i == 1 ? Derivatives.LOSS : derivatives;
  }

  /** About how many bytes its sums take, of so many folds: a matrix is kept as a triangle. */
  public double bytes(int folds) {
    double numbers = 0;
    for (int i = 0; i < sums(folds); i++) {
      Derivatives of = derivatives(i);
      double n = weights.length;
      double vector = of == Derivatives.LOSS ? 1 : 1 + n;
      numbers += of.square() ? vector + n * (n + 1) / 2 : vector;
    }
    return numbers * GridSums.BYTES;
  }

  /** Writes: int preparation, int fold or −1, byte derivatives, int weights, double × weights. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(preparation);
    out.writeInt(leftOut);
    out.writeByte(derivatives.code());
    out.writeInt(weights.length);
    for (double weight : weights) {
      out.writeDouble(weight);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static PassRequest read(DataInput in) throws IOException {
    int preparation = in.readInt();
    int leftOut = in.readInt();
    Derivatives derivatives = Derivatives.of(in.readByte());
    double[] weights = new double[in.readInt()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = in.readDouble();
    }
    return new PassRequest(preparation, leftOut, weights, derivatives);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PassRequest o
        && preparation == o.preparation
        && leftOut == o.leftOut
        && derivatives == o.derivatives
        && Arrays.equals(weights, o.weights);
  }

  /** The same in every JVM. */
  @Override
  public int hashCode() {
    int kind = 31 * (31 * preparation + leftOut) + derivatives.code();
    return 31 * kind + Arrays.hashCode(weights);
  }
}
