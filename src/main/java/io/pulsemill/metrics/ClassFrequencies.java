package io.pulsemill.metrics;

import io.pulsemill.InputException;
import java.util.List;

/**
 * What to predict without looking at a row: for each class its share of the training rows. The
 * class predicted is then the largest one, of equals the first; no constant prediction has a
 * smaller log loss on the training rows.
 */
public final class ClassFrequencies {
  private ClassFrequencies() {}

  /**
   * Natural logarithms of the shares, in the order of the classes.
   *
   * @throws InputException if a class has no rows
   */
  public static double[] logarithms(List<Long> rowsByClass) {
    double rows = rowsByClass.stream().mapToLong(n -> n).sum();
    double[] logarithms = new double[rowsByClass.size()];
    for (int c = 0; c < logarithms.length; c++) {
      if (rowsByClass.get(c) == 0) {
        throw new InputException(
            "training.rowsByClass[%d]: expected at least 1 row per class but found 0".formatted(c));
      }
      logarithms[c] = StrictMath.log(rowsByClass.get(c) / rows);
    }
    return logarithms;
  }
}
