package io.pulsemill.softmax;

import io.pulsemill.exact.ExactSum;
import io.pulsemill.optimize.Derivatives;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Sums of terms as {@link SoftmaxShape} lays them out (term 1 stays 0: the loss needs no second
 * grid), each added without rounding, so that terms of any magnitude stand beside each other and no
 * order matters.
 *
 * <p>{@code zero} is a new object; addition is associative and commutative to the bit.
 */
final class ExactTerms {
  private final ExactSum[] sums;
  private final ExactSum lossError = new ExactSum();

  /** Σ z zᵀ over the far rows by pair of classes, laid out like the Hessian; only with EXACT. */
  private final ExactSum[] far;

  /** By column, the intercept's first. */
  private final double[] reach;

  private long rows;
  private long farRows;
  private long rising;
  private long falling;
  private long fallingFar;
  private long risingFar;

  ExactTerms(SoftmaxShape shape) {
    sums = new ExactSum[shape.terms()];
    Arrays.setAll(sums, i -> new ExactSum());
    far =
        new ExactSum
            [shape.derivatives() == Derivatives.EXACT ? shape.terms() - shape.hessian() : 0];
    Arrays.setAll(far, i -> new ExactSum());
    reach = new double[shape.columns()];
  }

  /** Counts a row whose loss may be off by {@code error}, nats. */
  void count(double error, boolean far) {
    rows++;
    farRows += far ? 1 : 0;
    lossError.add(error);
  }

  /** Adds {@code a · b}, unrounded, to sum {@code i}. */
  void add(int i, double a, double b) {
    sums[i].addProduct(a, b);
  }

  /** Adds {@code a · b · c}, unrounded, to sum {@code i}. */
  void add(int i, double a, double b, double c) {
    sums[i].addProduct(a, b, c);
  }

  /** Adds z zᵀ, unrounded, of a far row to a pair of classes, whose block begins at {@code at}. */
  void addFar(int at, double[] z) {
    int to = at - (sums.length - far.length);
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j <= i; j++) {
        far[to++].addProduct(z[i], z[j]);
      }
    }
  }

  /**
   * Takes note of a row with derivatives that are not all zero; z_0 = 1 stands for the intercept.
   */
  void reach(double[] z) {
    for (int i = 0; i < reach.length; i++) {
      reach[i] = Math.max(reach[i], Math.abs(z[i]));
    }
  }

  /** Counts a pair of a row's class with another, and whether its margin is more than level. */
  void countPair(boolean rises, boolean falls, boolean far) {
    rising += rises ? 1 : 0;
    falling += falls ? 1 : 0;
    risingFar += rises && far ? 1 : 0;
    fallingFar += falls && far ? 1 : 0;
  }

  void add(ExactTerms other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i].add(other.sums[i]);
    }
    for (int i = 0; i < far.length; i++) {
      far[i].add(other.far[i]);
    }
    lossError.add(other.lossError);
    reach(other.reach);
    rows += other.rows;
    farRows += other.farRows;
    rising += other.rising;
    falling += other.falling;
    fallingFar += other.fallingFar;
    risingFar += other.risingFar;
  }

  /** Sum {@code i}; not to be changed. */
  ExactSum get(int i) {
    return sums[i];
  }

  /** Sum {@code i}, as the terms count, over far rows; not to be changed. */
  ExactSum far(int i) {
    return far[i - (sums.length - far.length)];
  }

  long rows() {
    return rows;
  }

  long farRows() {
    return farRows;
  }

  /**
   * With derivatives MARGINS: how many pairs of a row's class with another rise along the
   * direction.
   */
  long rising() {
    return rising;
  }

  /** With derivatives MARGINS: how many fall. */
  long falling() {
    return falling;
  }

  /** With derivatives MARGINS: how many rise by more than what counts as level. */
  long risingFar() {
    return risingFar;
  }

  /** With derivatives MARGINS: how many fall by more than what counts as level. */
  long fallingFar() {
    return fallingFar;
  }

  /** Bound of the error of the sum of the losses, but for its last rounding; nats. */
  double lossError() {
    return lossError.toDouble();
  }

  /**
   * Largest |z_i| by column, the intercept's 1 first, among the near rows with derivatives that are
   * not all zero; a copy.
   */
  double[] reach() {
    return reach.clone();
  }

  /**
   * Writes: long rows, far rows, rising, falling, falling far, rising far; double × columns, the
   * reach; the sum of the errors of the losses; the sums.
   */
  void write(DataOutput out) throws IOException {
    out.writeLong(rows);
    out.writeLong(farRows);
    out.writeLong(rising);
    out.writeLong(falling);
    out.writeLong(fallingFar);
    out.writeLong(risingFar);
    for (double most : reach) {
      out.writeDouble(most);
    }
    lossError.write(out);
    for (ExactSum sum : sums) {
      sum.write(out);
    }
    for (ExactSum sum : far) {
      sum.write(out);
    }
  }

  static ExactTerms read(DataInput in, SoftmaxShape shape) throws IOException {
    ExactTerms read = new ExactTerms(shape);
    read.rows = in.readLong();
    read.farRows = in.readLong();
    read.rising = in.readLong();
    read.falling = in.readLong();
    read.fallingFar = in.readLong();
    read.risingFar = in.readLong();
    for (int i = 0; i < read.reach.length; i++) {
      read.reach[i] = in.readDouble();
    }
    read.lossError.add(ExactSum.read(in));
    for (int i = 0; i < read.sums.length; i++) {
      read.sums[i] = ExactSum.read(in);
    }
    for (int i = 0; i < read.far.length; i++) {
      read.far[i] = ExactSum.read(in);
    }
    return read;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExactTerms o
        && rows == o.rows
        && farRows == o.farRows
        && rising == o.rising
        && falling == o.falling
        && fallingFar == o.fallingFar
        && risingFar == o.risingFar
        && lossError.equals(o.lossError)
        && Arrays.equals(reach, o.reach)
        && Arrays.equals(sums, o.sums)
        && Arrays.equals(far, o.far);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(reach) * 31 + Long.hashCode(rows);
  }
}
