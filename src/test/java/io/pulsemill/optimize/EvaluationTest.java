package io.pulsemill.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EvaluationTest {
  @Test
  void gradientNormIsTheLargestMagnitude() {
    assertThat(new Evaluation(0, 0, new double[] {2, -7, 3}, null).gradientNorm()).isEqualTo(7);
  }

  @Test
  void gradientNormIsUndefinedWhereAnEntryIs() {
    assertThat(new Evaluation(0, 0, new double[] {2, Double.NaN, 3}, null).gradientNorm()).isNaN();
  }

  @Test
  void refusesAHessianThatWasNotAskedFor() {
    assertThatThrownBy(() -> new Evaluation(0, 0, new double[1], null).hessian())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ask for HESSIAN");
  }

  @Test
  void refusesANegativeErrorBound() {
    assertThatThrownBy(() -> new Evaluation(0, -1, new double[1], null))
        .hasMessageContaining("found -1");
  }

  @Test
  void takesAnyErrorBoundOfALossThatIsNotFinite() {
    assertThat(new Evaluation(Double.NaN, Double.NaN, new double[1], null).loss()).isNaN();
  }

  @Test
  void refusesAToleranceBelowZero() {
    assertThatThrownBy(() -> new Stopping(Double.NaN, 1)).hasMessageContaining("Tolerance");
    assertThatThrownBy(() -> new Stopping(0, -1)).hasMessageContaining("Iteration limit");
  }
}
