package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CollinearFeaturesTest {
  private static final long SEED = 7;
  private static final int ROWS = 400;

  @Test
  void independentFeaturesAreNotCollinear() {
    assertThat(collinear(List.of("a", "b", "c"), x -> x)).isEmpty();
  }

  @Test
  void rangeAndIqrAreCombinationsOfTheSummariesBeforeThem() {
    List<String> features =
        List.of("mean", "std", "min", "low_quart", "median", "up_quart", "max", "range", "iqr");
    // A subject's readings lie around its own level: the summaries are all but equal.
    assertThat(
            collinear(
                features,
                x -> {
                  double level = 60 + 10 * x[0];
                  double spread = 3 + Math.abs(x[1]);
                  double min = level - 2 * spread + 0.1 * x[2];
                  double low = level - spread + 0.1 * x[3];
                  double up = level + spread + 0.1 * x[4];
                  double max = level + 2 * spread + 0.1 * x[5];
                  double median = level + 0.1 * x[6];
                  return new double[] {
                    level + 0.1 * x[7],
                    spread + 0.1 * x[8],
                    min,
                    low,
                    median,
                    up,
                    max,
                    max - min,
                    up - low
                  };
                }))
        .containsExactly(7, 8);
  }

  @Test
  void theLaterOneOfACombinationIsNamed() {
    List<String> features = List.of("combination", "a", "b", "c");

    assertThat(collinear(features, x -> new double[] {2 * x[0] - 3 * x[1] + 5, x[0], x[1], x[2]}))
        .containsExactly(2);
  }

  @Test
  void anExactCombinationOfTwoFeaturesIsCollinear() {
    assertThat(
            collinear(List.of("a", "b", "c"), x -> new double[] {x[0], x[1], 2 * x[0] - 3 * x[1]}))
        .containsExactly(2);
  }

  @Test
  void aLittleNoiseIsEnoughNotToBeCollinear() {
    assertThat(
            collinear(
                List.of("a", "b", "c"),
                x -> new double[] {x[0], x[1], 2 * x[0] - 3 * x[1] + 1e-3 * x[2]}))
        .isEmpty();
  }

  @Test
  void theSameFeatureOnAnotherScaleIsCollinear() {
    assertThat(collinear(List.of("a", "b"), x -> new double[] {x[0], -1e9 * x[0] + 1e12}))
        .containsExactly(1);
  }

  @Test
  void constantFeaturesTakeNoPart() {
    assertThat(
            collinear(
                List.of("one", "a", "two", "b"), x -> new double[] {1, x[0], 2, 7 * x[0] + 1}))
        .containsExactly(3);
  }

  @Test
  void oneRowFarFromAllOthersMakesNoFeaturesCollinear() {
    Random random = new Random(SEED);
    TrainingStatistics s =
        new TrainingStatistics(List.of("a", "b"), new TrainingSplit(SEED, 1), true);
    List<double[]> near = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      near.add(new double[] {random.nextGaussian(), random.nextGaussian()});
      s.add("s" + i, "x", near.get(i));
    }
    s.add("stuck", "x", new double[] {1e9, 1e9});

    assertThat(CollinearFeatures.of(s)).containsExactly(1);
    assertThat(CollinearFeatures.of(s, near)).isEmpty();
  }

  @Test
  void whatIsCollinearAmongNearRowsAloneStays() {
    // The indicator is 0 in all near rows but one, which the sample of near rows lacks.
    TrainingStatistics s =
        new TrainingStatistics(List.of("a", "rare"), new TrainingSplit(SEED, 1), true);
    List<double[]> near = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      near.add(new double[] {i % 7, 0});
      s.add("s" + i, "x", near.get(i));
    }
    s.add("rare", "x", new double[] {3, 1});

    assertThat(CollinearFeatures.of(s, near)).isEmpty();
  }

  private static List<Integer> collinear(List<String> features, UnaryOperator<double[]> row) {
    Random random = new Random(SEED);
    TrainingStatistics s = new TrainingStatistics(features, new TrainingSplit(SEED, 1), true);
    for (int i = 0; i < ROWS; i++) {
      double[] normal = DoubleStream.generate(random::nextGaussian).limit(9).toArray();
      double[] values = row.apply(normal);
      s.add("s" + i, "x", Arrays.copyOf(values, features.size()));
    }
    return CollinearFeatures.of(s);
  }
}
