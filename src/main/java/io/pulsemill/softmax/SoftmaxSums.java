package io.pulsemill.softmax;

import io.pulsemill.exact.ExactSum;
import io.pulsemill.exact.GridSums;
import io.pulsemill.optimize.Derivatives;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Loss, gradient and, if requested, Hessian summed over rows at fixed weights: sums, not means.
 *
 * <p>{@code zero} is {@link SoftmaxKernel#zero()}; {@link #add(SoftmaxSums)} is associative and
 * commutative to the bit, so any split of the rows and any order of adding give equal sums. Layout
 * of gradient and Hessian: that of the weights, K × (d + 1) row-major.
 */
public final class SoftmaxSums {
  private final SoftmaxShape shape;
  private final double rowLossError;
  private final GridSums sums;

  /** The far rows' or, if all derivatives are exact, all; null if there can be none. */
  private final @Nullable ExactTerms exact;

  private long rows;
  private long errors;

  SoftmaxSums(SoftmaxShape shape, double rowLossError, GridSums sums, @Nullable ExactTerms exact) {
    this.shape = shape;
    this.rowLossError = rowLossError;
    this.sums = sums;
    this.exact = exact;
  }

  /** Counts rows whose terms go to {@link #grids}, and the {@link #errors} among them. */
  void count(int rows, int errors) {
    this.rows += rows;
    this.errors += errors;
  }

  /** The sum of each term over the near rows; none if all derivatives are exact. */
  GridSums grids() {
    return sums;
  }

  /** The sum of each term over the rows that are summed exactly. Fails if there can be none. */
  ExactTerms exact() {
    return Objects.requireNonNull(exact, "Sums: expected exact ones");
  }

  /** Sum {@code i}, rounded once. */
  private double get(int i) {
    return exact == null ? sums.get(i) : total(i).toDouble();
  }

  /** Sum {@code i}, unrounded but for the grids. */
  private ExactSum total(int i) {
    ExactSum total = new ExactSum();
    if (exact != null) {
      total.add(exact.get(i));
    }
    if (!shape.derivatives().exact()) {
      sums.addTo(i, total);
    }
    return total;
  }

  /**
   * Entry {@code t} of the lower triangle of block {@code k ≤ l}, unrounded. The rows of {@link
   * #exact} bring only pairs: {@code p_k (1 − p_k) = Σ p_k p_l}.
   */
  private ExactSum entry(int k, int l, int t) {
    ExactSum entry = total(shape.hessianBlock(k, l) + t);
    if (k == l && exact != null && shape.derivatives() != Derivatives.MARGINS) {
      for (int m = 0; m < shape.classes(); m++) {
        if (m != k) {
          entry.subtract(exact.get(pair(k, m) + t));
        }
      }
    }
    return entry;
  }

  private int pair(int k, int l) {
    return shape.hessianBlock(Math.min(k, l), Math.max(k, l));
  }

  /** Adds sums over other rows at the same weights. */
  public void add(SoftmaxSums other) {
    if (!shape.equals(other.shape)
        || rowLossError != other.rowLossError
        || (exact == null) != (other.exact == null)) {
      throw new IllegalArgumentException(
          "Sums of different passes cannot be added: %s and %s".formatted(shape, other.shape));
    }
    sums.add(other.sums);
    if (exact != null) {
      exact.add(other.exact());
    }
    rows += other.rows;
    errors += other.errors;
  }

  /** A part of these: the first has their counts, and a copy of what is exact. */
  SoftmaxSums part(GridSums grids, boolean first) {
    ExactTerms copy = first && exact != null ? new ExactTerms(shape) : null;
    if (copy != null) {
      copy.add(exact());
    }
    SoftmaxSums part = new SoftmaxSums(shape, rowLossError, grids, copy);
    part.rows = first ? rows : 0;
    part.errors = first ? errors : 0;
    return part;
  }

  /** Whether they are all of them, not a part. */
  public boolean whole() {
    return sums.size() == shape.grids();
  }

  /** K. */
  public int classes() {
    return shape.classes();
  }

  /** d. */
  public int features() {
    return shape.features();
  }

  /** Which derivatives were summed. */
  public Derivatives derivatives() {
    return shape.derivatives();
  }

  public long rows() {
    return rows;
  }

  /**
   * Rows whose label's score is not strictly the largest: none at all proves that these weights
   * separate the classes. With derivatives LOSS, rows predicted as another class, as a model does.
   */
  public long errors() {
    return errors;
  }

  /** Sum of the losses, nats, ≥ 0. */
  public double loss() {
    return get(0) + get(1);
  }

  /**
   * Bound of |{@link #loss()} − the true sum|: a row's own rounding ({@link SoftmaxKernel}) and
   * half a step of the fine grid for each row, and the rounding of the two totals and of their sum.
   * It is a worst case: errors of different rows mostly cancel.
   */
  public double lossError() {
    double error = 2 * Math.ulp(loss()) + (exact == null ? 0 : exact.lossError());
    return shape.derivatives().exact()
        ? error
        : error + nearRows() * (rowLossError + sums.grid(1) / 2);
  }

  private long nearRows() {
    return exact == null ? rows : rows - exact.rows();
  }

  /** Whether there are far rows among them. */
  boolean hasFarRows() {
    return exact != null && exact.farRows() > 0;
  }

  /**
   * Σ a aᵀ over the pairs of a far row's class y with another k, a = (e_y − e_k) ⊗ z, if the row
   * has derivatives that are not all zero; known with derivatives EXACT.
   */
  public double[][] farPairs() {
    return shape.matrix(
        (k, l, t) -> {
          ExactSum entry = new ExactSum();
          for (int m = 0; m < shape.classes(); m++) {
            if (m != k && (k == l || m == l)) {
              entry.add(exact().far(pair(k, m) + t));
            }
          }
          return k == l ? entry.toDouble() : -entry.toDouble();
        });
  }

  /** Of {@link #gradient}, unrounded. */
  BigDecimal gradient(int c, int i) {
    return total(SoftmaxShape.GRADIENT + c * shape.columns() + i).toBigDecimal();
  }

  /** Of {@link #hessian}, unrounded: by w_ki and w_lj. */
  BigDecimal hessian(int k, int i, int l, int j) {
    return entry(Math.min(k, l), Math.max(k, l), SoftmaxShape.inTriangle(i, j)).toBigDecimal();
  }

  /** Σ z_i z_j over the far rows that have derivatives, of class k or l; with derivatives EXACT. */
  BigDecimal far(int k, int i, int l, int j) {
    return exact().far(pair(k, l) + SoftmaxShape.inTriangle(i, j)).toBigDecimal();
  }

  /** Σ ∂loss/∂w, points uphill; not with derivatives LOSS. */
  public double[] gradient() {
    double[] gradient = new double[shape.dimension()];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = get(SoftmaxShape.GRADIENT + i);
    }
    return gradient;
  }

  /** Σ ∂²loss/∂w², dimension × dimension, symmetric. Fails if it was not requested. */
  public double[][] hessian() {
    if (!shape.derivatives().square()) {
      throw new IllegalStateException(
          "Sums: expected a Hessian but they were made with " + shape.derivatives());
    }
    return shape.matrix(
        (k, l, t) ->
            exact == null ? sums.get(shape.hessianBlock(k, l) + t) : entry(k, l, t).toDouble());
  }

  /**
   * The Hessian's blocks of two classes k &lt; l, k outer, with their signs changed, as lower
   * triangles: Σ p_k p_l z zᵀ or, with derivatives SCORES, −Σ (p_k − [k = y]) (p_l − [l = y]) z zᵀ.
   * Those of one class follow from them.
   */
  double[][] pairs() {
    double[][] pairs = new double[shape.classes() * (shape.classes() - 1) / 2][shape.triangle()];
    int pair = 0;
    for (int k = 0; k < shape.classes(); k++) {
      for (int l = k + 1; l < shape.classes(); l++, pair++) {
        for (int t = 0; t < shape.triangle(); t++) {
          pairs[pair][t] = 0 - get(shape.hessianBlock(k, l) + t); // no negative zero
        }
      }
    }
    return pairs;
  }

  /**
   * Writes: the shape, double rounding error of a row's loss, long rows, long errors, {@link
   * GridSums}, boolean whether {@link ExactTerms} follow. Equal sums, equal bytes.
   */
  public void write(DataOutput out) throws IOException {
    shape.write(out);
    out.writeDouble(rowLossError);
    out.writeLong(rows);
    out.writeLong(errors);
    sums.write(out);
    out.writeBoolean(exact != null);
    if (exact != null) {
      exact.write(out);
    }
  }

  /** Reads what {@link #write} wrote, of all or of a part. */
  public static SoftmaxSums read(DataInput in) throws IOException {
    SoftmaxShape shape = SoftmaxShape.read(in);
    double rowLossError = in.readDouble();
    long rows = in.readLong();
    long errors = in.readLong();
    if (rows < 0 || errors < 0 || errors > rows || !(rowLossError >= 0)) {
      throw new IOException(
          "Softmax sums: expected 0 ≤ errors ≤ rows but found %d errors in %d rows"
              .formatted(errors, rows));
    }
    GridSums grids = GridSums.readSlice(in, shape.grids());
    ExactTerms exact = in.readBoolean() ? ExactTerms.read(in, shape) : null;
    if (exact == null && shape.derivatives().exact()) {
      throw new IOException("Softmax sums: expected exact sums but found none");
    }
    SoftmaxSums read = new SoftmaxSums(shape, rowLossError, grids, exact);
    read.rows = rows;
    read.errors = errors;
    return read;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SoftmaxSums o
        && shape.equals(o.shape)
        && rowLossError == o.rowLossError
        && rows == o.rows
        && errors == o.errors
        && sums.equals(o.sums)
        && Objects.equals(exact, o.exact);
  }

  @Override
  public int hashCode() {
    return 31 * sums.hashCode() + Long.hashCode(rows);
  }
}
