package io.pulsemill.optimize;

import java.util.Arrays;

/** Shifts whole columns to where {@link L1Term} alone wants them: a median of 0. */
final class ColumnShifts {
  /** Of the largest entry of a column: a shorter shift is rounding. */
  private static final double DUST = 1e-13;

  private ColumnShifts() {}

  /** Whether a column had to move. */
  static boolean apply(QuadraticModel model) {
    boolean moved = false;
    for (int column = 0; column < model.l1().columns(); column++) {
      if (model.l1().decidesShift(column)) {
        moved |= shift(model, column);
      }
    }
    if (moved) {
      model.refresh();
    }
    return moved;
  }

  private static boolean shift(QuadraticModel model, int column) {
    int rows = model.l1().rows();
    double[] entries = new double[rows];
    for (int k = 0; k < rows; k++) {
      entries[k] = model.x(k * model.l1().columns() + column);
    }
    double shift = shift(entries.clone());
    double largest = Arrays.stream(entries).map(Math::abs).max().orElse(0);
    if (!(Math.abs(shift) > DUST * largest)) {
      return false;
    }
    for (int k = 0; k < rows; k++) {
      model.move(k * model.l1().columns() + column, entries[k] + shift + 0.0);
    }
    return true;
  }

  /** Minus the median, of several the one nearest to the mean; sorts {@code entries}. */
  static double shift(double[] entries) {
    double mean = Arrays.stream(entries).sum() / entries.length;
    Arrays.sort(entries);
    double low = entries[(entries.length - 1) / 2];
    double high = entries[entries.length / 2];
    return -Math.min(high, Math.max(low, mean));
  }
}
