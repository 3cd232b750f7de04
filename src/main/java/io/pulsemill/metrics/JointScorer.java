package io.pulsemill.metrics;

import io.pulsemill.softmax.SoftmaxModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scores the predictions of several models of the same classes for the same rows, whose features
 * are some of the columns of the rows.
 */
public final class JointScorer {
  private final List<String> classes;
  private final List<Predictor> predictors = new ArrayList<>();
  private final int width;
  private final JointScores sum;
  private final int[] weights;

  /** Takes each model's probabilities of each row, to be ranked. */
  public interface Ranks {
    /** {@code key}: of the weights of the row. */
    void add(int model, ScoredRow row, long key) throws IOException, InterruptedException;
  }

  /** Natural logarithms of the probabilities of the classes of a row. */
  private interface Predictor {
    double[] logProbabilities(double[] row);
  }

  /**
   * No rows yet.
   *
   * @param models at least one; all of the same classes
   * @param columns of a row; among them are the features of each model
   * @param replicates of the bootstrap; 0 for none
   */
  public JointScorer(List<SoftmaxModel> models, List<String> columns, int replicates) {
    this(models, columns, replicates, List.of());
  }

  /** The same, with predictors that give each row the same logarithms: the last models. */
  public JointScorer(
      List<SoftmaxModel> models, List<String> columns, int replicates, List<double[]> constants) {
    classes = models.get(0).classes();
    width = columns.size();
    for (SoftmaxModel model : models) {
      int[] at = model.features().stream().mapToInt(columns::indexOf).toArray();
      predictors.add(
          row -> model.logProbabilities(Arrays.stream(at).mapToDouble(j -> row[j]).toArray()));
    }
    constants.forEach(same -> predictors.add(row -> same));
    sum = new JointScores(predictors.size(), classes.size(), replicates);
    weights = new int[replicates];
  }

  /**
   * Adds rows. One whose label is not a class of the models is left out and counted.
   *
   * @param values rows × columns, row-major; finite
   * @param labelCodes one per row, index into {@code labels}
   * @param labels distinct
   * @param keys of the rows' weights, as of {@link PoissonWeights#key}, one per row
   */
  public void add(double[] values, int[] labelCodes, List<String> labels, long[] keys, Ranks ranks)
      throws IOException, InterruptedException {
    int[] classOf = labels.stream().mapToInt(classes::indexOf).toArray();
    for (int r = 0; r < labelCodes.length; r++) {
      int actual = classOf[labelCodes[r]];
      if (actual < 0) {
        sum.skip(Scores.UNKNOWN_LABEL, 1);
        continue;
      }
      double[] row = Arrays.copyOfRange(values, r * width, (r + 1) * width);
      List<ScoredRow> scored = new ArrayList<>();
      for (Predictor predictor : predictors) {
        scored.add(ScoredRow.of(actual, predictor.logProbabilities(row)));
      }
      PoissonWeights.fill(keys[r], weights, 0);
      sum.add(scored, weights);
      for (int m = 0; m < scored.size(); m++) {
        ranks.add(m, scored.get(m), keys[r]);
      }
    }
  }

  /** Counts rows that were left out before. */
  public void skip(String reason, long rows) {
    sum.skip(reason, rows);
  }

  /** Of all rows so far; the object itself. */
  public JointScores sum() {
    return sum;
  }
}
