package io.pulsemill.softmax;

/**
 * The rows of a training together.
 *
 * @param rows their number, > 0
 * @param weight what they count together, > 0: their number if each counts once
 * @param bounds of what each counts
 */
public record RowTotals(long rows, double weight, RowWeightBounds bounds) {

  /** Checks the ranges. */
  public RowTotals {
    if (rows < 1 || !(weight > 0 && weight <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "Rows: expected some, of a finite weight above 0, but found %d of weight %s"
              .formatted(rows, weight));
    }
  }

  /** Of rows that count once each. */
  public static RowTotals unweighted(long rows) {
    return new RowTotals(rows, rows, RowWeightBounds.NONE);
  }

  /** Largest weight that is summed on grids, in units of the mean weight, 1 without weights. */
  double spread() {
    return Math.max(1, bounds.near() / (weight / rows));
  }
}
