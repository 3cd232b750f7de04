package io.pulsemill.inference;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.Newton;
import io.pulsemill.optimize.Optimum;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.softmax.Information;
import io.pulsemill.softmax.PenalizedLoss;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.softmax.RowBlock;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.softmax.TrainingRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A table in memory, and the model of it, by the product's own kernel and optimizer. */
final class FittedTable {
  private static final Stopping STOPPING = new Stopping(1e-12, 50);

  final int classes;
  final int features;
  final SoftmaxSums hessian;
  final SoftmaxSums scores;
  final TrainedModel trained;

  private final double l2;

  /**
   * Fits.
   *
   * @param x a row each, raw
   * @param labels 0..K−1
   * @param centers of features, as their scales anything near their spread
   */
  FittedTable(double[][] x, int[] labels, int classes, double l2, double[] centers, double[] scales)
      throws IOException {
    this.classes = classes;
    this.l2 = l2;
    features = centers.length;
    double[] z = new double[x.length * features];
    double[] bounds = new double[features];
    for (int r = 0; r < x.length; r++) {
      for (int j = 0; j < features; j++) {
        double own = (x[r][j] - centers[j]) / scales[j];
        z[r * features + j] = own;
        bounds[j] = Math.max(bounds[j], Math.abs(own));
      }
    }
    RowBlock block = new RowBlock(features, z, labels, x.length);
    double[] ones = new double[features];
    Arrays.fill(ones, 1);
    PenalizedLoss loss =
        new PenalizedLoss(
            (weights, derivatives) -> {
              SoftmaxKernel kernel = new SoftmaxKernel(classes, weights, bounds, derivatives);
              SoftmaxSums sums = kernel.zero();
              kernel.add(block, sums);
              return sums;
            },
            classes,
            features,
            x.length,
            Penalty.ofSquares(l2),
            ones);
    Optimum optimum =
        new Newton().minimize(loss, new double[loss.dimension()], STOPPING, iteration -> {});
    double[] weights = optimum.weights();
    hessian = loss.sums(weights, Derivatives.HESSIAN);
    scores = loss.sums(weights, Derivatives.SCORES);
    trained =
        new TrainedModel(
            SoftmaxModel.fromStandardized(
                names("c", classes),
                names("f", features),
                IntStream.range(0, features).toArray(),
                weights,
                new Standardization(centers, scales, bounds),
                Penalty.ofSquares(l2)),
            record(optimum, labels, loss.penalty(weights)),
            Information.of(hessian, l2 > 0 ? loss.curvatures() : null, scores));
  }

  private TrainingRecord record(Optimum optimum, int[] labels, double penalty) {
    long[] counts = new long[classes];
    Arrays.stream(labels).forEach(label -> counts[label]++);
    return new TrainingRecord(
        labels.length,
        LongStream.of(counts).boxed().toList(),
        optimum.evaluation().loss() - penalty,
        optimum.evaluation().loss(),
        optimum.evaluation().gradientNorm(),
        null,
        optimum.iterations(),
        optimum.stop(),
        "newton",
        l2,
        null,
        1,
        1,
        "label",
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static List<String> names(String prefix, int n) {
    List<String> names = new ArrayList<>();
    IntStream.range(0, n).forEach(i -> names.add(prefix + i));
    return names;
  }
}
