package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.SmallTable;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.statistics.Folds;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pass that answers several fits, each fold apart. */
class SeveralFitsTest {
  private static final TrainingSplit ALL = new TrainingSplit(12345, 1);
  private static final Folds FOLDS = new Folds(3, 12345);
  private static final double[] ONE = {0.1, 0.5, -0.25, -0.1, -0.5, 0.25};
  private static final double[] OTHER = {0.2, 0.25, -0.5, -0.2, -0.25, 0.5};

  @TempDir private Path folder;

  private final Configuration conf = new Configuration();
  private FeatureTable table;

  @BeforeEach
  void writeTable() throws IOException {
    table = SmallTable.write(conf, folder);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sumsOfTheFoldsAddUpToThoseOfAllRows(boolean keep) throws IOException {
    SoftmaxSums expected = single(ONE, Derivatives.HESSIAN);
    SoftmaxSums sum = preparation(0).kernel(ONE, Derivatives.HESSIAN).zero();
    PassSums sums = pass(keep, PassRequest.all(0, ONE, Derivatives.HESSIAN));
    assertThat(sums.of(0)).hasSize(3).allSatisfy(fold -> assertThat(fold.rows()).isPositive());
    sums.of(0).forEach(sum::add);
    assertThat(sum).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFitWithoutAFoldGetsAllOthersAndTheLossOfThatOne(boolean keep) throws IOException {
    PassSums sums =
        pass(
            keep,
            PassRequest.without(1, 0, OTHER, Derivatives.GRADIENT),
            PassRequest.all(0, OTHER, Derivatives.GRADIENT));
    List<SoftmaxSums> folds = sums.of(1);
    SoftmaxSums others = folds.get(0);
    others.add(folds.get(2));
    assertThat(sums.of(0).get(0)).isEqualTo(others);
    SoftmaxSums left = sums.of(0).get(1);
    assertThat(left.derivatives()).isEqualTo(Derivatives.LOSS);
    assertThat(left.rows()).isEqualTo(folds.get(1).rows());
    assertThat(left.loss()).isEqualTo(folds.get(1).loss());
  }

  @Test
  void rowsAreInTheFoldOfTheirSubject() throws IOException {
    PassSums sums = pass(true, PassRequest.all(0, ONE, Derivatives.GRADIENT));
    for (int fold = 0; fold < 3; fold++) {
      int here = fold;
      long evenRows =
          IntStream.range(0, SmallTable.ROWS)
              .filter(i -> i % 2 == 0 && i != SmallTable.MISSING && FOLDS.of("s" + i) == here)
              .count();
      assertThat(sums.rows(fold, 0)).isEqualTo(evenRows); // class a
    }
  }

  @Test
  void everyFitHasItsOwnPreparation() throws IOException {
    PassSums both =
        pass(
            true,
            PassRequest.all(0, ONE, Derivatives.HESSIAN),
            PassRequest.all(1, ONE, Derivatives.HESSIAN));
    double first = both.of(0).stream().mapToDouble(SoftmaxSums::loss).sum();
    double second = both.of(1).stream().mapToDouble(SoftmaxSums::loss).sum();
    assertThat(first).isNotEqualTo(second);
    assertThat(pass(false, PassRequest.all(1, ONE, Derivatives.HESSIAN)).of(0))
        .isEqualTo(both.of(1));
  }

  /** At weights of 0 all classes tie: the first one is predicted, as a model does. */
  @Test
  void tiesArePredictedAsTheFirstClass() throws IOException {
    PassSums sums = pass(true, PassRequest.without(0, 0, new double[6], Derivatives.GRADIENT));
    SoftmaxSums left = sums.of(0).get(1);
    assertThat(left.errors()).isEqualTo(sums.rows(0, 1)); // those of class b
    assertThat(left.errors()).isLessThan(left.rows());
  }

  private static RowPreparation preparation(int i) {
    Standardization scales =
        new Standardization(new double[] {0, i}, new double[] {1, 1}, new double[] {8, 8});
    return new RowPreparation(ALL, List.of("a", "b"), new int[] {0, 1}, scales);
  }

  private SoftmaxSums single(double[] weights, Derivatives derivatives) throws IOException {
    try (LocalEngine engine = new LocalEngine(conf, table, ALL, 2, new PhaseClock())) {
      engine.prepare(preparation(0));
      return engine.pass(weights, derivatives).sums();
    }
  }

  private PassSums pass(boolean keep, PassRequest... requests) throws IOException {
    try (LocalEngine engine = new LocalEngine(conf, table, ALL, FOLDS, 2, new PhaseClock(), keep)) {
      engine.prepare(new RowPreparations(FOLDS, List.of(preparation(0), preparation(1))));
      return engine.pass(List.of(requests)).all();
    }
  }
}
