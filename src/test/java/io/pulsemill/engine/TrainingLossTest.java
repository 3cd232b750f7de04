package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.InputException;
import io.pulsemill.metrics.ModelScores;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.softmax.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model scores the rows that trained it as the training did. */
class TrainingLossTest {
  private static final long SEED = 20261129;
  private static final int TABLES = 200;
  private static final double SAME = 1e-12;
  private static final List<OptimizerChoice> OPTIMIZERS = List.of(OptimizerChoice.values());

  @TempDir private Path folder;

  private final Random random = new Random(SEED);
  private double largestWeight;
  private double largestOffset;

  @Test
  void eightWholeNumbersNearTheEndOfTheirRange() throws IOException {
    List<String> labels = List.of("lo", "lo", "hi", "lo", "hi", "lo", "hi", "hi");
    double[][] x = new double[8][1];
    for (int r = 0; r < 8; r++) {
      x[r][0] = 1e15 + r;
    }
    TrainedModel trained = new TrainingOnRows(folder, 0).train(x, labels);

    // By 50-digit arithmetic.
    assertThat(evaluated(trained, x, labels)).isCloseTo(0.52809881718, within(1e-11));
    assertThat(evaluated(trained, x, labels))
        .isCloseTo(trained.training().meanLoss(), within(SAME));
  }

  @Test
  void twoFeaturesOfAMillionMillionAndAThousandth() throws IOException {
    double[][] x = new double[200][2];
    List<String> labels = new ArrayList<>();
    for (double[] row : x) {
      double y = random.nextGaussian();
      row[0] = 1e12 + 1e-3 * (y + random.nextGaussian());
      row[1] = 1e12 + 1e-3 * (y + random.nextGaussian());
      labels.add(y > 0 ? "hi" : "lo");
    }
    TrainedModel trained = new TrainingOnRows(folder, 0).train(x, labels);

    assertThat(evaluated(trained, x, labels))
        .isCloseTo(trained.training().meanLoss(), within(SAME));
  }

  @Test
  void everyTable() throws IOException {
    int trained = 0;
    for (int i = 0; i < TABLES; i++) {
      trained += sameLoss(i) ? 1 : 0;
    }
    assertThat(trained).isGreaterThan(TABLES * 4 / 5);
    assertThat(largestWeight).isGreaterThan(1e6);
    assertThat(largestOffset).isGreaterThan(1e14);
  }

  /** None is refused, and of nearly equal features the faces are found. */
  @Test
  void everyTableHasASparseOptimum() throws IOException {
    for (int i = 0; i < TABLES / 4; i++) {
      double[][] x = rows();
      List<String> labels = labels(x);
      double l2 = random.nextBoolean() ? 0 : Math.pow(10, random.nextDouble(-12, 1));
      Penalty penalty = new Penalty(l2, Math.pow(10, random.nextDouble(-5, -1)));
      TrainedModel trained = new TrainingOnRows(folder, penalty).train(x, labels);
      assertThat(trained.training().optimalityViolation())
          .as("table %d, %s", i, penalty)
          .isLessThanOrEqualTo(1e-8);
      assertThat(evaluated(trained, x, labels))
          .as("table %d, %s", i, penalty)
          .isCloseTo(trained.training().meanLoss(), within(SAME));
    }
  }

  /** False where the table is refused. */
  private boolean sameLoss(int table) throws IOException {
    double[][] x = rows();
    List<String> labels = labels(x);
    double l2 = random.nextBoolean() ? 0 : Math.pow(10, random.nextDouble(-12, 1));
    OptimizerChoice optimizer = OPTIMIZERS.get(random.nextInt(4));
    // Wherever it stops: the loss is that of the model.
    Stopping stopping = new Stopping(1e-8, random.nextInt(1, 60));
    TrainedModel trained;
    try {
      trained =
          new TrainingOnRows(folder, Penalty.ofSquares(l2), optimizer, stopping).train(x, labels);
    } catch (InputException e) {
      return false;
    }
    assertThat(evaluated(trained, x, labels))
        .as("table %d of seed %d, l2 %s, %s", table, SEED, l2, optimizer)
        .isCloseTo(trained.training().meanLoss(), within(SAME));
    for (double[] row : trained.model().coefficients()) {
      largestWeight = Math.max(largestWeight, Arrays.stream(row).map(Math::abs).max().orElse(0));
    }
    return true;
  }

  /** Features with large offsets, tiny spreads, an odd value, or next to an earlier one. */
  private double[][] rows() {
    double[][] x = new double[random.nextInt(30, 200)][random.nextInt(1, 5)];
    for (int j = 0; j < x[0].length; j++) {
      double offset = Math.pow(10, random.nextDouble(15)) * (random.nextInt(3) - 1);
      double spread = Math.max(Math.pow(10, random.nextDouble(-9, 6)), 4 * Math.ulp(offset));
      boolean nearEarlier = j > 0 && random.nextInt(3) == 0;
      for (double[] row : x) {
        double own = random.nextGaussian();
        row[j] = nearEarlier ? row[j - 1] * (1 + 1e-5 * own) : offset + spread * own;
      }
      if (random.nextInt(4) == 0) {
        x[random.nextInt(x.length)][j] += 1e4 * spread;
      }
      largestOffset = Math.max(largestOffset, Math.abs(offset));
    }
    return x;
  }

  /** Of 2 to 4 classes that hang on the first feature, with noise. */
  private List<String> labels(double[][] x) {
    double[] sorted = Arrays.stream(x).mapToDouble(row -> row[0]).sorted().toArray();
    int classes = random.nextInt(2, 5);
    List<String> labels = new ArrayList<>();
    for (double[] row : x) {
      double rank = Arrays.binarySearch(sorted, row[0]) / (double) sorted.length;
      double noisy = Math.min(Math.max(rank + 0.3 * random.nextGaussian(), 0), 0.999);
      labels.add("c" + (int) (noisy * classes));
    }
    return labels;
  }

  private static double evaluated(TrainedModel trained, double[][] x, List<String> labels) {
    List<String> distinct = labels.stream().distinct().toList();
    int[] codes = labels.stream().mapToInt(distinct::indexOf).toArray();
    double[] values = Arrays.stream(x).flatMapToDouble(Arrays::stream).toArray();
    ModelScores scores = new ModelScores(trained.model());
    scores.add(x.length, values, codes, distinct);
    return scores.sum().logLoss();
  }
}
