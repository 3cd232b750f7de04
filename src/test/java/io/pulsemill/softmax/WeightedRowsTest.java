package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.optimize.Derivatives;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A row of weight v is v rows. */
class WeightedRowsTest {
  private static final int CLASSES = 3;
  private static final int FEATURES = 4;
  private static final int ROWS = 700;

  /** Far beyond what grids and the rounding of a few hundred terms may bring. */
  private static final double CLOSE = 1e-9;

  private final SampleRows rows = SampleRows.random(CLASSES, FEATURES, ROWS, 43);
  private final double[] weights = rows.weights(2, 7);

  @ParameterizedTest
  @EnumSource(names = {"GRADIENT", "HESSIAN", "EXACT"})
  void wholeWeightsAreRepeatedRows(Derivatives derivatives) {
    for (long seed = 1; seed <= 20; seed++) {
      double[] counts = new Random(seed).ints(ROWS, 1, 6).asDoubleStream().toArray();
      SoftmaxSums weighted = sums(counts, derivatives, 0, ROWS);
      SoftmaxSums repeated = repeated(counts).sums(weights, derivatives);

      assertThat(weighted.rows()).isEqualTo(ROWS);
      assertClose(weighted, repeated);
      double apart = Math.abs(weighted.loss() - repeated.loss());
      assertThat(apart).isLessThanOrEqualTo(weighted.lossError() + repeated.lossError());
      assertThat(weighted.lossError()).isLessThan(CLOSE);
      if (!derivatives.exact()) { // by the largest weight
        assertThat(weighted.lossError()).isGreaterThan(repeated.lossError());
      }
    }
  }

  @Test
  void aHeavyRowIsSummedExactlyAndCoarsensNothing() {
    double[] counts = new Random(3).doubles(ROWS, 0.1, 2).toArray();
    SoftmaxSums light = sums(counts, bounds(counts), Derivatives.HESSIAN, 1, ROWS);
    counts[0] = 1e12;
    RowWeightBounds few = RowWeightBounds.of(1.1, 1e12);
    SoftmaxSums without = sums(counts, few, Derivatives.HESSIAN, 1, ROWS);
    SoftmaxSums with = sums(counts, few, Derivatives.HESSIAN, 0, ROWS);
    SoftmaxSums alone = sums(counts, few, Derivatives.EXACT, 0, 1);
    assertThat(without.gradient()).containsExactly(light.gradient(), within(100 * CLOSE));
    assertThat(without.loss()).isCloseTo(light.loss(), within(CLOSE));
    assertThat(with.loss() - alone.loss()).isCloseTo(light.loss(), within(1e-2));
    assertThat(with.rows()).isEqualTo(ROWS);
    with.add(without);
    without.add(sums(counts, few, Derivatives.HESSIAN, 0, ROWS));
    assertThat(with).isEqualTo(without);
  }

  @Test
  void noOrderAndNoSplitMatters() {
    double[] counts = new Random(5).doubles(ROWS, 0.01, 3).toArray();
    SoftmaxSums whole = sums(counts, Derivatives.HESSIAN, 0, ROWS);
    SoftmaxSums parts = sums(counts, Derivatives.HESSIAN, 300, ROWS);
    parts.add(sums(counts, Derivatives.HESSIAN, 0, 1));
    parts.add(sums(counts, Derivatives.HESSIAN, 1, 300));
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void marginsDoNotDependOnWeights() {
    double[] counts = new Random(5).doubles(ROWS, 0.01, 3).toArray();
    double[] ones = new double[ROWS];
    Arrays.fill(ones, 1);
    SoftmaxSums margins = sums(counts, bounds(counts), Derivatives.MARGINS, 0, ROWS);
    SoftmaxSums plain = sums(ones, bounds(counts), Derivatives.MARGINS, 0, ROWS);
    assertThat(margins.exact()).isEqualTo(plain.exact());
    assertThat(sums(counts, Derivatives.GRADIENT, 0, ROWS).errors())
        .isEqualTo(rows.sums(weights, Derivatives.GRADIENT).errors());
  }

  @Test
  void weightsOfOneAreNoWeights() {
    double[] ones = new double[ROWS];
    Arrays.fill(ones, 1);
    SoftmaxSums weighted = sums(ones, RowWeightBounds.NONE, Derivatives.HESSIAN, 0, ROWS);
    assertThat(weighted).isEqualTo(rows.sums(weights, Derivatives.HESSIAN));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, 3.0000001, Double.POSITIVE_INFINITY})
  void refusesARowBeyondTheBounds(double wrong) {
    double[] counts = new double[ROWS];
    Arrays.fill(counts, 1);
    counts[600] = wrong;
    for (RowWeightBounds bounds :
        new RowWeightBounds[] {new RowWeightBounds(true, 3, 3), new RowWeightBounds(true, 1, 3)}) {
      assertThatThrownBy(() -> sums(counts, bounds, Derivatives.HESSIAN, 0, ROWS))
          .isInstanceOf(ArithmeticException.class)
          .hasMessageContaining("above 0 and up to 3.0 but found " + wrong);
    }
  }

  @Test
  void theObjectiveOfWeightedRowsIsThatOfRepeatedOnes() throws Exception {
    double[] counts = new Random(9).ints(ROWS, 1, 4).asDoubleStream().toArray();
    SampleRows many = repeated(counts);
    RowTotals totals = new RowTotals(ROWS, many.rows(), bounds(counts));
    double[] ones = {1, 1, 1, 1};
    PenalizedLoss weighted =
        new PenalizedLoss(
            (at, derivatives) -> sums(at, counts, bounds(counts), derivatives, 0, ROWS),
            CLASSES,
            FEATURES,
            totals,
            Penalty.ofSquares(0.1),
            ones);
    double[] gradient = weighted.at(weights, Derivatives.HESSIAN).gradient();
    double[] expected = many.objective(0.1).at(weights, Derivatives.HESSIAN).gradient();
    assertThat(gradient).containsExactly(expected, within(1e-12));
    assertThat(weighted.at(weights, Derivatives.HESSIAN).loss())
        .isCloseTo(many.objective(0.1).at(weights, Derivatives.HESSIAN).loss(), within(1e-13));
  }

  private SampleRows repeated(double[] counts) {
    int[] which =
        IntStream.range(0, ROWS)
            .flatMap(r -> IntStream.generate(() -> r).limit((long) counts[r]))
            .toArray();
    return rows.reordered(which);
  }

  private static RowWeightBounds bounds(double[] counts) {
    double mean = Arrays.stream(counts).average().orElseThrow();
    return RowWeightBounds.of(mean, Arrays.stream(counts).max().orElseThrow());
  }

  private SoftmaxSums sums(double[] counts, Derivatives derivatives, int from, int to) {
    return sums(counts, bounds(counts), derivatives, from, to);
  }

  private SoftmaxSums sums(
      double[] counts, RowWeightBounds bounds, Derivatives derivatives, int from, int to) {
    return sums(weights, counts, bounds, derivatives, from, to);
  }

  private SoftmaxSums sums(
      double[] at,
      double[] counts,
      RowWeightBounds bounds,
      Derivatives derivatives,
      int from,
      int to) {
    SoftmaxKernel kernel =
        new SoftmaxKernel(CLASSES, at, rows.bounds(), rows.bounds(), bounds, derivatives);
    SoftmaxSums sums = kernel.zero();
    kernel.add(
        new RowBlock(
            FEATURES,
            Arrays.copyOfRange(rows.z, from * FEATURES, to * FEATURES),
            Arrays.copyOfRange(rows.labels, from, to),
            Arrays.copyOfRange(counts, from, to),
            to - from),
        sums);
    return sums;
  }

  private static void assertClose(SoftmaxSums found, SoftmaxSums expected) {
    assertThat(found.loss()).isCloseTo(expected.loss(), within(CLOSE));
    assertThat(found.gradient()).containsExactly(expected.gradient(), within(CLOSE));
    if (expected.derivatives().square()) {
      double[][] hessian = found.hessian();
      for (int i = 0; i < hessian.length; i++) {
        assertThat(hessian[i]).containsExactly(expected.hessian()[i], within(CLOSE));
      }
    }
  }
}
