package io.pulsemill.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Hessian that is known at the start only. */
class EstimatedHessianTest {
  private static final double[] OPTIMUM = {0.3, -0.2};

  private final List<Derivatives> asked = new ArrayList<>();

  /** {@code Σ c_i (cosh(w_i − m_i) − 1) + (w_0 + w_1)² / 4} about its minimum, shifted there. */
  private final Objective convex =
      new Objective() {
        @Override
        public int dimension() {
          return 2;
        }

        @Override
        public Evaluation at(double[] weights, Derivatives derivatives) {
          asked.add(derivatives);
          double a = weights[0] - OPTIMUM[0];
          double b = weights[1] - OPTIMUM[1];
          double loss = Math.cosh(a) + 3 * Math.cosh(b) - 4 + (a + b) * (a + b) / 4;
          double[] gradient = {Math.sinh(a) + (a + b) / 2, 3 * Math.sinh(b) + (a + b) / 2};
          double[][] hessian = {{Math.cosh(a) + 0.5, 0.5}, {0.5, 3 * Math.cosh(b) + 0.5}};
          boolean square = derivatives == Derivatives.HESSIAN;
          return new Evaluation(loss, 1e-15, gradient, square ? hessian : null);
        }
      };

  @Test
  void aNearStartTakesOneHessian() throws IOException {
    Optimum found = minimize(0.31, -0.19);
    assertThat(found.stop()).isEqualTo(StopReason.GRADIENT_SMALL);
    assertThat(found.weights()[0]).isCloseTo(OPTIMUM[0], within(1e-9));
    assertThat(found.weights()[1]).isCloseTo(OPTIMUM[1], within(1e-9));
    assertThat(asked.get(0)).isEqualTo(Derivatives.HESSIAN);
    assertThat(asked.subList(1, asked.size()))
        .hasSizeBetween(1, 4)
        .containsOnly(Derivatives.GRADIENT);
  }

  @Test
  void aFarStartTakesMoreOfThemAndGetsThereToo() throws IOException {
    Optimum found = minimize(4, -5);
    assertThat(found.stop()).isEqualTo(StopReason.GRADIENT_SMALL);
    assertThat(found.weights()[0]).isCloseTo(OPTIMUM[0], within(1e-9));
    assertThat(asked).filteredOn(Derivatives.HESSIAN::equals).hasSizeGreaterThan(2);
  }

  @Test
  void theEstimateFollowsTheGradientsLikeASecant() throws IOException {
    EstimatedHessian estimated = new EstimatedHessian(convex);
    double[] from = {0.4, -0.1};
    double[] to = {0.302, -0.201};
    Evaluation first = estimated.at(from, Derivatives.HESSIAN);
    Evaluation second = estimated.at(to, Derivatives.HESSIAN);
    double[] step = Vectors.plus(to, -1, from);
    double[] change = Vectors.plus(second.gradient(), -1, first.gradient());
    for (int i = 0; i < 2; i++) {
      assertThat(Vectors.dot(second.hessian()[i], step)).isCloseTo(change[i], within(1e-15));
    }
    assertThat(asked).containsExactly(Derivatives.HESSIAN, Derivatives.GRADIENT);
  }

  private Optimum minimize(double... start) throws IOException {
    return new Newton()
        .minimize(new EstimatedHessian(convex), start, new Stopping(1e-10, 100), iteration -> {});
  }
}
