package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.optimize.Derivatives;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.commons.math3.dfp.Dfp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows far from all others, and sums with order EXACT, against 60 decimal digits. */
class ExactSumsOfRowsTest {
  private static final long SEED = 11;
  private static final int ROWS = 300;
  private static final double NEAR = 256;
  private static final double DIGITS = 1e-13;

  /** Near rows, one at 1e15 whose class is certain, one at −1e12 on the other side. */
  private static SampleRows rows() {
    SampleRows rows = SampleRows.random(3, 2, ROWS, SEED);
    rows.z[0] = 1e15;
    rows.z[7] = -1e12;
    rows.z[8] = 3e9;
    rows.labels[0] = 0;
    return rows;
  }

  private static double[] weights() {
    return new double[] {0.1, 2e-15, 1e-12, -0.2, -1e-15, 0.5e-12, 0.1, -1e-15, -1.5e-12};
  }

  private static SoftmaxKernel kernel(SampleRows rows, double[] weights, Derivatives order) {
    return new SoftmaxKernel(3, weights, rows.bounds(), new double[] {NEAR, NEAR}, order);
  }

  private static SoftmaxSums sums(SampleRows rows, double[] weights, Derivatives order) {
    SoftmaxKernel kernel = kernel(rows, weights, order);
    SoftmaxSums sums = kernel.zero();
    kernel.add(rows.block(0, rows.rows()), sums);
    return sums;
  }

  @ParameterizedTest
  @EnumSource(names = {"HESSIAN", "EXACT"})
  void everySumHasItsDigitsBesideFarRows(Derivatives order) {
    SampleRows rows = rows();
    SoftmaxSums sums = sums(rows, weights(), order);
    ExactSoftmax exact = new ExactSoftmax(rows, weights());

    assertThat(sums.loss()).isCloseTo(exact.loss.toDouble(), within(1e-10));
    assertThat(Math.abs(sums.loss() - exact.loss.toDouble())).isLessThan(sums.lossError());
    double[] gradient = sums.gradient();
    double[][] hessian = sums.hessian();
    for (int i = 0; i < gradient.length; i++) {
      assertClose(gradient[i], exact.gradient[i], 1e-7);
      for (int j = 0; j < gradient.length; j++) {
        assertClose(hessian[i][j], exact.hessian[i][j], 1e-4);
      }
    }
  }

  @Test
  void exactTermsKeepTheirDigitsWhereProbabilitiesAreAllButOne() {
    // p is within 1e-20 of 1: p − 1 and 1 − p have no digit left in doubles.
    SampleRows rows = new SampleRows(2, 1, new double[] {1, -1}, new int[] {1, 0});
    double[] weights = {0, -23, 0, 23};
    SoftmaxSums sums = sums(rows, weights, Derivatives.EXACT, 1);
    ExactSoftmax exact = new ExactSoftmax(rows, weights);

    assertRelative(sums.loss(), exact.loss);
    assertRelative(sums.gradient()[1], exact.gradient[1]);
    assertRelative(sums.hessian()[3][1], exact.hessian[3][1]);
    assertRelative(sums.hessian()[3][3], exact.hessian[3][3]);
  }

  private static SoftmaxSums sums(
      SampleRows rows, double[] weights, Derivatives order, double bound) {
    double[] bounds = {bound};
    SoftmaxKernel kernel = new SoftmaxKernel(rows.classes, weights, bounds, order);
    SoftmaxSums sums = kernel.zero();
    kernel.add(rows.block(0, rows.rows()), sums);
    return sums;
  }

  @ParameterizedTest
  @EnumSource(Derivatives.class)
  void splitAndOrderOfTheRowsChangeNoByte(Derivatives order) throws IOException {
    SampleRows rows = rows();
    SampleRows shuffled = rows.reordered(permutation());
    SoftmaxKernel kernel = kernel(shuffled, weights(), order);
    SoftmaxSums total = kernel.zero();
    for (int from = 0; from < ROWS; from += 70) {
      SoftmaxSums part = kernel.zero();
      kernel.add(shuffled.block(from, Math.min(ROWS, from + 70)), part);
      total.add(SoftmaxSums.read(new DataInputStream(new ByteArrayInputStream(bytes(part)))));
    }
    SoftmaxSums expected = sums(rows, weights(), order);

    assertThat(total).isEqualTo(expected).hasSameHashCodeAs(expected);
    assertThat(bytes(total)).isEqualTo(bytes(expected));
  }

  @Test
  void reachIsThatOfRowsWhoseClassIsNotCertain() {
    SampleRows rows = new SampleRows(2, 1, new double[] {1e15, -3, 2}, new int[] {1, 0, 0});
    double[] reach =
        sums(rows, new double[] {0, -1, 0, 1}, Derivatives.EXACT, 1e15).exact().reach();

    assertThat(reach).containsExactly(1, 3);
  }

  @Test
  void aRowBeyondItsBoundIsAnError() {
    SampleRows rows = rows();
    SoftmaxKernel kernel =
        new SoftmaxKernel(
            3,
            weights(),
            new double[] {1e14, 1e14},
            new double[] {NEAR, NEAR},
            Derivatives.HESSIAN);

    assertThatThrownBy(() -> kernel.add(rows.block(0, 1), kernel.zero()))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("not among those the statistics were taken from");
  }

  /** To the last digits, or to what the grids of the near rows resolve. */
  private static void assertClose(double sum, Dfp expected, double grid) {
    double value = expected.toDouble();
    assertThat(sum).isCloseTo(value, within(grid + 10 * DIGITS * Math.abs(value)));
  }

  private static void assertRelative(double sum, Dfp expected) {
    double value = expected.toDouble();
    assertThat(value).isNotZero();
    assertThat(sum).isCloseTo(value, within(DIGITS * Math.abs(value)));
  }

  private static int[] permutation() {
    // 7 and 300 have no common factor.
    return IntStream.range(0, ROWS).map(i -> (7 * i + 13) % ROWS).toArray();
  }

  private static byte[] bytes(SoftmaxSums sums) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sums.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
