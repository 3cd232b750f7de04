package io.pulsemill.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class NewtonDirectionTest {
  @Test
  void solvesTheNewtonEquation() throws IOException {
    // [4 1; 1 3] d = −(1, 2) has the solution (−1/11, −7/11).
    double[] direction = direction(new double[] {1, 2}, new double[][] {{4, 1}, {1, 3}});

    assertThat(direction).containsExactly(new double[] {-1.0 / 11, -7.0 / 11}, within(1e-15));
  }

  @Test
  void doesNotRunAwayAlongANullDirection() throws IOException {
    // Singular up to rounding; the gradient has a trace of rounding along the null vector (1, −1).
    double[] direction =
        direction(new double[] {1 + 1e-16, 1 - 1e-16}, new double[][] {{1, 1}, {1, 1 + 2e-16}});

    assertThat(direction).containsExactly(new double[] {-0.5, -0.5}, within(1e-3));
  }

  @Test
  void leadsDownhillWhereTheHessianIsIndefinite() throws IOException {
    double[] gradient = {1, -2};

    double[] direction = direction(gradient, new double[][] {{-1, 0}, {0, 5}});

    assertThat(Vectors.dot(direction, gradient)).isNegative();
  }

  @Test
  void leadsDownhillWhereTheHessianIsZero() throws IOException {
    double[] gradient = {1, -2};

    double[] direction = direction(gradient, new double[2][2]);

    assertThat(Vectors.dot(direction, gradient)).isNegative();
  }

  @Test
  void acceptsAHessianWhoseHalvesDifferInTheLastDigit() throws IOException {
    double[] direction =
        direction(new double[] {1, 2}, new double[][] {{4, 1 + 1e-13}, {1 - 1e-13, 3}});

    assertThat(direction).containsExactly(new double[] {-1.0 / 11, -7.0 / 11}, within(1e-12));
  }

  private static double[] direction(double[] gradient, double[][] hessian) throws IOException {
    Objective objective =
        new Objective() {
          @Override
          public int dimension() {
            return gradient.length;
          }

          @Override
          public Evaluation at(double[] weights, Derivatives derivatives) {
            return new Evaluation(0, 0, gradient, hessian);
          }
        };
    return NewtonDirection.of(
        Point.at(new double[gradient.length], objective, Derivatives.HESSIAN));
  }
}
