package io.pulsemill.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CurvatureMemoryTest {
  private final CurvatureMemory memory = new CurvatureMemory(10);

  @Test
  void goesAgainstTheGradientBeforeItKnowsAnything() {
    assertThat(memory.direction(new double[] {3, -4})).containsExactly(-3, 4);
  }

  @Test
  void dividesByTheCurvatureItHasSeen() throws IOException {
    Objective quadratic = Objectives.quadratic(0, 4);

    memory.learn(point(quadratic, 0), point(quadratic, 3));

    assertThat(memory.direction(new double[] {8})).containsExactly(-2);
  }

  @Test
  void skipsAStepOfNegativeCurvature() throws IOException {
    Objective hill = Objectives.oneDimensional(w -> -w * w, w -> -2 * w, w -> -2);

    memory.learn(point(hill, 1), point(hill, 2));

    assertThat(memory.isEmpty()).isTrue();
    assertThat(memory.direction(new double[] {8})).containsExactly(-8);
  }

  @Test
  void skipsAStepWithoutCurvature() throws IOException {
    Objective slope = Objectives.oneDimensional(w -> w, w -> 1, w -> 0);

    memory.learn(point(slope, 1), point(slope, 2));

    assertThat(memory.isScaled()).isFalse();
  }

  private static Point point(Objective objective, double weight) throws IOException {
    return Point.at(new double[] {weight}, objective, Derivatives.GRADIENT);
  }
}
