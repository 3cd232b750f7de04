package io.pulsemill.softmax;

/**
 * The margins of one row along a direction v, laid out like weights. The margin of a row of class y
 * against class k is {@code m = (v_y − v_k) · z}: what a step along v adds to the lead of y over k.
 *
 * <p>By {@link SoftmaxShape}'s layout: term 0 is Σ |m| of the level pairs; the place of the
 * gradient has Σ m a / |z|², that of the Hessian Σ a aᵀ / |z|², over the level pairs, with {@code a
 * = (e_y − e_k) ⊗ z}. A pair is <i>level</i> if a step along v hardly changes it, |m| ≤ {@value
 * #LEVEL}: those that a direction of recession leaves as they are.
 *
 * <p>A pair falls where {@code m < −r}, {@code r = ε Σ |(v_y − v_k)_i z_i|}, with ε some times the
 * rounding of the margin itself, and rises where m is well above r. Where r itself is worth a
 * mention, {@value #UNSURE}, as it is of a row at 1e12 whose terms cancel, nobody knows whether a
 * pair within ±r falls: it counts as falling, for nothing may be refused on it.
 */
final class MarginTerms {
  /**
   * A Newton step far out moves what recedes by about 1, and what has settled by next to nothing.
   */
  static final double LEVEL = 0x1p-7;

  /** Of what settles and moves by next to nothing; of what recedes and moves by about 1. */
  static final double UNSURE = 0x1p-30;

  private static final int CLEARLY = 16;

  private final SoftmaxShape shape;
  private final double[] direction;
  private final double epsilon;
  private final double[] z;
  private final double[] unit;

  MarginTerms(SoftmaxShape shape, double[] direction) {
    this.shape = shape;
    this.direction = direction;
    epsilon = (shape.columns() + 3) * 0x1p-50;
    z = new double[shape.columns()];
    unit = new double[shape.columns()];
    z[0] = 1;
  }

  /** Adds row {@code r}. */
  void add(RowBlock block, int r, ExactTerms sums) {
    int d = shape.features();
    System.arraycopy(block.values(), r * d, z, 1, d);
    double squares = 0;
    for (double zi : z) {
      squares += zi * zi;
    }
    double norm = Math.sqrt(squares);
    for (int i = 0; i < z.length; i++) {
      unit[i] = z[i] / norm;
    }
    sums.count(0, false);
    sums.reach(z);
    int label = block.classOf(r);
    for (int k = 0; k < shape.classes(); k++) {
      if (k != label) {
        addPair(label, k, norm, sums);
      }
    }
  }

  private void addPair(int y, int k, double norm, ExactTerms sums) {
    double margin = 0;
    double magnitude = 0;
    for (int i = 0; i < z.length; i++) {
      double term = (direction[y * z.length + i] - direction[k * z.length + i]) * z[i];
      margin += term;
      magnitude += Math.abs(term);
    }
    double rounding = epsilon * magnitude;
    boolean unsure = rounding > UNSURE && margin <= rounding;
    sums.countPair(
        margin > CLEARLY * rounding, margin < -rounding || unsure, Math.abs(margin) > LEVEL);
    if (Math.abs(margin) <= LEVEL) {
      sums.add(0, Math.abs(margin), 1);
      addGradient(y, margin / norm, sums);
      addGradient(k, -margin / norm, sums);
      RowTerms.addOuter(shape.hessianBlock(y, y), 1, unit, sums);
      RowTerms.addOuter(shape.hessianBlock(k, k), 1, unit, sums);
      RowTerms.addOuter(shape.hessianBlock(Math.min(y, k), Math.max(y, k)), -1, unit, sums);
    }
  }

  private void addGradient(int c, double factor, ExactTerms sums) {
    int at = SoftmaxShape.GRADIENT + c * z.length;
    for (double ui : unit) {
      sums.add(at++, factor, ui);
    }
  }
}
