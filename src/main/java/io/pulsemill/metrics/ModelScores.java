package io.pulsemill.metrics;

import io.pulsemill.softmax.SoftmaxModel;
import java.util.List;

/** Scores a model's probabilities for rows whose labels are known. */
public final class ModelScores {
  private final SoftmaxModel model;
  private final Scores sum;

  /** No rows yet. */
  public ModelScores(SoftmaxModel model) {
    this.model = model;
    sum = new Scores(model.classes().size());
  }

  /**
   * Adds {@code rows} rows. One whose label is not a class of the model is left out and counted.
   *
   * @param values rows × d, row-major, on raw features in the model's order; finite
   * @param labelCodes one per row, index into {@code labels}
   * @param labels distinct
   */
  public void add(int rows, double[] values, int[] labelCodes, List<String> labels) {
    int[] classOf = labels.stream().mapToInt(model.classes()::indexOf).toArray();
    double[] x = new double[model.features().size()];
    for (int r = 0; r < rows; r++) {
      int actual = classOf[labelCodes[r]];
      if (actual < 0) {
        sum.skip(Scores.UNKNOWN_LABEL, 1);
        continue;
      }
      System.arraycopy(values, r * x.length, x, 0, x.length);
      sum.add(actual, model.logProbabilities(x));
    }
  }

  /** Counts rows that were left out before. */
  public void skip(String reason, long rows) {
    sum.skip(reason, rows);
  }

  /** Of all rows so far; the object itself. */
  public Scores sum() {
    return sum;
  }
}
