package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.optimize.Optimum;
import io.pulsemill.optimize.ProximalNewton;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.optimize.Stopping;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Optima with an l1 penalty, of random problems, held against the conditions of an optimum, which
 * are sufficient as the objective is convex. Slopes are computed here, by plain loops.
 */
class SparseOptimumTest {
  private static final long SEED = 20261129;
  private static final int PROBLEMS = 200;
  private static final Stopping STOPPING = new Stopping(1e-9, 100);
  private static final double NEAR = 1e-8;

  private final Random random = new Random(SEED);

  @Test
  void conditionsHoldAtTheOptimaOfRandomProblems() throws IOException {
    int zeros = 0;
    int others = 0;
    int allZero = 0;
    for (int problem = 0; problem < PROBLEMS; problem++) {
      SampleRows rows = problem();
      Penalty penalty = penalty();
      String what =
          "problem %d: %d classes, %d features, %d rows, %s"
              .formatted(problem, rows.classes, rows.features, rows.rows(), penalty);
      Optimum optimum = minimum(rows, penalty);
      assertThat(optimum.stop()).as(what).isEqualTo(StopReason.GRADIENT_SMALL);
      assertThat(violation(rows, penalty, optimum.weights())).as(what).isLessThan(NEAR);
      if (penalty.l2() == 0) {
        checkShifts(rows, optimum.weights(), what);
      }
      int ofThis = zeros(rows, optimum.weights());
      zeros += ofThis;
      others += rows.classes * rows.features - ofThis;
      if (ofThis == rows.classes * rows.features) {
        allZero++;
        checkFrequencies(rows, optimum.weights(), what);
      }
    }
    assertThat(zeros).isGreaterThan(PROBLEMS);
    assertThat(others).isGreaterThan(PROBLEMS);
    assertThat(allZero).isGreaterThan(PROBLEMS / 20);
  }

  @Test
  void ofEqualFeaturesTheFirstStays() throws IOException {
    int coefficients = 0;
    for (int classes = 2; classes <= 5; classes++) {
      SampleRows once = SampleRows.random(classes, 1, 60, SEED + classes);
      double[] twice = new double[2 * once.z.length];
      Arrays.setAll(twice, i -> once.z[i / 2]);
      SampleRows rows = new SampleRows(classes, 2, twice, once.labels);
      double[] alone = minimum(once, new Penalty(0, 0.01)).weights();
      // From weights of either sign on both, as another penalty may have left them.
      double[] start = rows.weights(1, SEED);
      double[] weights = minimum(rows, new Penalty(0, 0.01), start).weights();
      double[] both = minimum(rows, new Penalty(0.01, 0.01)).weights();
      for (int c = 0; c < classes; c++) {
        assertThat(weights[3 * c + 2]).isZero();
        assertThat(weights[3 * c + 1]).isCloseTo(alone[2 * c + 1], within(1e-6));
        assertThat(both[3 * c + 2]).isCloseTo(both[3 * c + 1], within(1e-6));
        coefficients += alone[2 * c + 1] == 0 ? 0 : 1;
      }
    }
    assertThat(coefficients).isGreaterThan(4);
  }

  private SampleRows problem() {
    int classes = random.nextInt(2, 7);
    int features = random.nextInt(1, 7);
    int n = random.nextInt(10 * classes, 200);
    double[] z = random.doubles((long) n * features, -2, 2).toArray();
    int copy = features > 1 && random.nextInt(3) == 0 ? random.nextInt(1, features) : 0;
    int[] labels = new int[n];
    double[] truth = random.doubles((long) classes * features, -1.5, 1.5).toArray();
    boolean separable = random.nextInt(4) == 0;
    for (int r = 0; r < n; r++) {
      z[r * features + copy] = z[r * features];
      double[] scores = new double[classes];
      for (int c = 0; c < classes; c++) {
        scores[c] = separable ? 0 : -Math.log(-Math.log(random.nextDouble()));
        for (int j = 0; j < features; j++) {
          scores[c] += truth[c * features + j] * z[r * features + j];
        }
        labels[r] = scores[c] > scores[labels[r]] ? c : labels[r];
      }
      labels[r] = r < classes ? r : labels[r];
    }
    return new SampleRows(classes, features, z, labels);
  }

  private Penalty penalty() {
    double l1 = Math.pow(10, random.nextDouble(-4, 0));
    return new Penalty(random.nextBoolean() ? 0 : Math.pow(10, random.nextDouble(-5, 0)), l1);
  }

  private static Optimum minimum(SampleRows rows, Penalty penalty) throws IOException {
    return minimum(rows, penalty, new double[rows.dimension()]);
  }

  private static Optimum minimum(SampleRows rows, Penalty penalty, double[] start)
      throws IOException {
    PenalizedLoss loss = rows.objective(penalty);
    return new ProximalNewton().minimize(loss, start, STOPPING, iteration -> {});
  }

  private static double violation(SampleRows rows, Penalty penalty, double[] weights) {
    int columns = rows.features + 1;
    double[] slopes = slopes(rows, weights);
    double largest = 0;
    for (int i = 0; i < slopes.length; i++) {
      double w = weights[i];
      double violation = Math.abs(slopes[i]);
      if (i % columns != 0) {
        double slope = slopes[i] + penalty.l2() * w;
        violation =
            w == 0
                ? Math.abs(slope) - penalty.l1()
                : Math.abs(slope + penalty.l1() * Math.signum(w));
      }
      largest = Math.max(largest, violation);
    }
    return largest;
  }

  /** Of the mean loss. */
  private static double[] slopes(SampleRows rows, double[] weights) {
    int columns = rows.features + 1;
    double[] slopes = new double[weights.length];
    for (int r = 0; r < rows.rows(); r++) {
      double[] p = new double[rows.classes];
      for (int c = 0; c < p.length; c++) {
        p[c] = weights[c * columns];
        for (int j = 0; j < rows.features; j++) {
          p[c] += weights[c * columns + j + 1] * rows.z[r * rows.features + j];
        }
      }
      double most = Arrays.stream(p).max().orElseThrow();
      double total = Arrays.stream(p).map(s -> Math.exp(s - most)).sum();
      for (int c = 0; c < p.length; c++) {
        double residual = Math.exp(p[c] - most) / total - (rows.labels[r] == c ? 1 : 0);
        slopes[c * columns] += residual / rows.rows();
        for (int j = 0; j < rows.features; j++) {
          slopes[c * columns + j + 1] += residual * rows.z[r * rows.features + j] / rows.rows();
        }
      }
    }
    return slopes;
  }

  /** Of all shifts of a feature's coefficients, the one of the limit of a vanishing l2. */
  private static void checkShifts(SampleRows rows, double[] weights, String what) {
    int columns = rows.features + 1;
    for (int j = 1; j < columns; j++) {
      double[] column = new double[rows.classes];
      for (int c = 0; c < column.length; c++) {
        column[c] = weights[c * columns + j];
      }
      Arrays.sort(column);
      double low = column[(column.length - 1) / 2];
      double high = column[column.length / 2];
      double mean = Arrays.stream(column).sum() / column.length;
      double nearest = Math.min(high, Math.max(low, mean));
      assertThat(nearest).as(what + Arrays.toString(column)).isCloseTo(0, within(1e-9));
    }
  }

  private static int zeros(SampleRows rows, double[] weights) {
    int zeros = 0;
    for (int i = 0; i < weights.length; i++) {
      zeros += i % (rows.features + 1) != 0 && weights[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static void checkFrequencies(SampleRows rows, double[] weights, String what) {
    double[] counts = new double[rows.classes];
    for (int label : rows.labels) {
      counts[label]++;
    }
    for (int c = 1; c < counts.length; c++) {
      assertThat(weights[c * (rows.features + 1)] - weights[0])
          .as(what)
          .isCloseTo(Math.log(counts[c] / counts[0]), within(1e-6));
    }
  }
}
