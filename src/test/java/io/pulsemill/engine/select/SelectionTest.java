package io.pulsemill.engine.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.InputException;
import io.pulsemill.engine.LocalEngine;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.selection.Candidate;
import io.pulsemill.selection.PenaltyPath;
import io.pulsemill.selection.SelectionRule;
import io.pulsemill.selection.SelectionSettings;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.statistics.Folds;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.TableColumns;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Selections that are refused, or in which some penalty has no fit. */
@Timeout(60)
class SelectionTest {
  private static final TrainingSplit ALL = new TrainingSplit(12345, 1);
  private static final Folds FOLDS = new Folds(3, 12345);

  @TempDir private Path folder;

  private final Configuration conf = new Configuration();
  private final List<String> warnings = new ArrayList<>();
  private OptimizerChoice optimizer = OptimizerChoice.AUTO;

  @Test
  void aPenaltyWithoutAnOptimumIsNotPickedAndSaysWhy() throws IOException {
    Selected selected = select("0.1,0", 60, i -> i < 30 ? "low" : "high", i -> x(i));
    assertThat(selected.record().chosen()).isZero();
    Candidate none = selected.record().candidates().get(1);
    assertThat(none.problem()).contains("separable");
    assertThat(none.logLoss()).isNaN();
    assertThat(none.coefficients()).isNull();
    assertThat(none.folds()).hasSize(3).allSatisfy(fold -> assertThat(fold.problem()).isNotNull());
    assertThat(warnings).anySatisfy(line -> assertThat(line).contains("penalty 0.0 cannot"));
  }

  @Test
  void ifNoPenaltyHasAnOptimumThatIsRefused() {
    assertThatThrownBy(() -> select("0", 60, i -> i < 30 ? "low" : "high", i -> x(i)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("separable");
  }

  /** A class of which the others' fold holds what overlaps: without it, the rest is separable. */
  @Test
  void aFoldWithoutAnOptimumLeavesItsPenaltyWithoutAMean() throws IOException {
    Selected selected =
        select("0.1,0", 60, i -> (FOLDS.of("s" + i) == 1) == (i < 30) ? "low" : "high", i -> x(i));
    Candidate none = selected.record().candidates().get(1);
    assertThat(none.problem()).isNull();
    assertThat(none.stop()).isNotNull();
    assertThat(none.folds().get(1).problem()).contains("separable");
    assertThat(none.folds().get(1).logLoss()).isNaN();
    assertThat(none.folds().get(0).problem()).isNull();
    assertThat(none.logLoss()).isNaN();
    assertThat(selected.record().chosen()).isZero();
  }

  @Test
  void moreFoldsThanRowsOfAClassAreRefused() {
    assertThatThrownBy(() -> select("0.1", 40, i -> i < 2 ? "few" : "many", i -> x(i)))
        .isInstanceOf(InputException.class)
        .hasMessage("Folds: expected at most 2, the training rows of class 'few', but found 3");
  }

  @Test
  void aClassThatIsAllInOneFoldIsRefused() {
    assertThatThrownBy(
            () -> select("0.1", 60, i -> FOLDS.of("s" + i) == 2 ? "there" : "elsewhere", i -> x(i)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("training rows of class 'there' are in one of 3 folds");
  }

  @Test
  void oneClassIsRefusedAsByATraining() {
    assertThatThrownBy(() -> select("0.1,0", 40, i -> "only", i -> x(i)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("two classes");
  }

  /** At the largest penalty every coefficient is 0; just below it one is not. */
  @Test
  void aPathBeginsWhereTheFirstCoefficientLeavesZero() throws IOException {
    Random random = new Random(3);
    Selected selected =
        select(
            "path:2",
            90,
            i -> "c" + i % 3,
            i -> new double[] {random.nextGaussian() + i % 3, random.nextGaussian()},
            1.0);
    List<Candidate> path = selected.record().candidates();
    assertThat(path.get(0).coefficients().stream().flatMap(List::stream)).containsOnly(0.0);
    Candidate below =
        select(String.valueOf(path.get(0).penalty() * 0.99), 90, i -> "c" + i % 3, again(3), 1.0)
            .record()
            .candidates()
            .get(0);
    assertThat(below.coefficients().stream().flatMap(List::stream)).anyMatch(c -> c != 0);
  }

  /** Features that no fit without a penalty can have are in the others: two ways to prepare. */
  @Test
  void aFeatureThatOnlyAPenaltyKeepsIsKeptByIt() throws IOException {
    Random random = new Random(5);
    Selected selected =
        select(
            "0.01,0",
            90,
            i -> random.nextInt(3) == 0 ? "b" : "a",
            i -> {
              double x = random.nextGaussian();
              double y = random.nextGaussian();
              return new double[] {x, y, x + y};
            });
    List<Candidate> both = selected.record().candidates();
    assertThat(both.get(0).coefficients().get(0)).doesNotContain(0.0);
    assertThat(both.get(1).coefficients().get(0).get(2)).isZero();
    assertThat(both).allSatisfy(one -> assertThat(one.logLoss()).isPositive());
  }

  /** One far value: Newton's coordinates are not those of L-BFGS, but the penalty is the same. */
  @Test
  void foldsAreFittedToTheSameOptimumInAnyCoordinates() throws IOException {
    List<Candidate> newton = far(OptimizerChoice.NEWTON);
    List<Candidate> lbfgs = far(OptimizerChoice.LBFGS);
    for (int i = 0; i < newton.size(); i++) {
      for (int fold = 0; fold < 3; fold++) {
        double expected = lbfgs.get(i).folds().get(fold).logLoss();
        assertThat(newton.get(i).folds().get(fold).logLoss())
            .isCloseTo(expected, within(1e-6 * expected));
      }
    }
  }

  private List<Candidate> far(OptimizerChoice optimizer) throws IOException {
    Random random = new Random(8);
    this.optimizer = optimizer;
    IntFunction<double[]> values =
        i ->
            new double[] {
              random.nextGaussian() + i % 2, i == 7 ? 1e4 : random.nextGaussian() + i % 2
            };
    return select("1e-4,1e-6", 120, i -> i % 2 == 0 ? "a" : "b", values).record().candidates();
  }

  private static IntFunction<double[]> again(long seed) {
    Random random = new Random(seed);
    return i -> new double[] {random.nextGaussian() + i % 3, random.nextGaussian()};
  }

  private static double[] x(int i) {
    return new double[] {i, i * 7 % 11};
  }

  private Selected select(
      String path, int rows, IntFunction<String> label, IntFunction<double[]> values)
      throws IOException {
    return select(path, rows, label, values, 0.0);
  }

  private Selected select(
      String path,
      int rows,
      IntFunction<String> label,
      IntFunction<double[]> values,
      double l1Ratio)
      throws IOException {
    FeatureTable table = write(rows, label, values);
    TrainingSettings training =
        new TrainingSettings(
            table.columns(), ALL, optimizer, new Stopping(1e-8, 2000), Penalty.NONE, 20_000);
    SelectionSettings settings =
        new SelectionSettings(3, PenaltyPath.parse(path), List.of(l1Ratio), SelectionRule.MIN);
    PhaseClock clock = new PhaseClock();
    try (LocalEngine engine = new LocalEngine(conf, table, ALL, FOLDS, 2, clock)) {
      return new Selection(table.columns(), training, settings, null, new Warnings())
          .run(engine, clock);
    }
  }

  private FeatureTable write(int rows, IntFunction<String> label, IntFunction<double[]> values)
      throws IOException {
    List<FeatureRow> all = new ArrayList<>();
    int features = 0;
    for (int i = 0; i < rows; i++) {
      double[] x = values.apply(i);
      features = x.length;
      all.add(new FeatureRow("s" + i, label.apply(i), x));
    }
    List<String> names = new ArrayList<>();
    for (int j = 0; j < features; j++) {
      names.add("f" + j);
    }
    TableColumns columns = new TableColumns("subject", "label", names);
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(
            folder.toUri().toString(), "table-" + System.nanoTime() + ".parquet");
    try (FeatureTableWriter writer = new FeatureTableWriter(conf, file, columns, 25)) {
      for (FeatureRow row : all) {
        writer.write(row);
      }
    }
    return FeatureTable.open(conf, file, columns);
  }

  private final class Warnings implements Progress {
    @Override
    public void say(String line) {}

    @Override
    public synchronized void warn(String line) {
      warnings.add(line);
    }

    @Override
    public void ran(FinishedJob job) {}
  }
}
