package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandardizationTest {
  private static final long SEED = 5;

  @Test
  void takesTheMeanAwayAndDividesByTheDeviation() {
    Standardization two =
        new Standardization(new double[] {60, 1}, new double[] {4, 0.5}, new double[] {9, 9});
    double[] z = new double[4];
    two.apply(new double[] {-1, 70, 0}, 1, z, 2);

    assertThat(z).containsExactly(0, 0, 2.5, -2);
  }

  @Test
  void boundIsTheLargerDistanceOfMinAndMax() {
    assertThat(Standardization.bound(60, 4, 40, 70)).isEqualTo(5);
    assertThat(Standardization.bound(60, 4, 50, 80)).isEqualTo(5);
  }

  @Test
  void noValueBetweenMinAndMaxExceedsTheBound() {
    Random random = new Random(SEED);
    double[] z = new double[1];
    for (int trial = 0; trial < 20_000; trial++) {
      double min = random.nextGaussian() * 100;
      double max = min + random.nextDouble();
      double mean = min + (max - min) * random.nextDouble();
      double deviation = (max - min) * random.nextDouble() + 1e-9;
      double bound = Standardization.bound(mean, deviation, min, max);
      Standardization one =
          new Standardization(new double[] {mean}, new double[] {deviation}, new double[] {bound});
      for (double x : new double[] {min, max, Math.nextUp(min), Math.nextDown(max)}) {
        one.apply(new double[] {x}, 0, z, 0);
        assertThat(Math.abs(z[0])).isLessThanOrEqualTo(bound);
      }
    }
  }

  @Test
  void refusesWhatCannotBeStandardized() {
    double[][] bad = {
      {Double.NaN, 1, 1},
      {0, 0, 1},
      {0, -1, 1},
      {0, Double.POSITIVE_INFINITY, 1},
      {0, 1, 0},
      {0, 1, Double.POSITIVE_INFINITY},
      {Double.NEGATIVE_INFINITY, 1, 1}
    };
    for (double[] b : bad) {
      assertThatThrownBy(
              () ->
                  new Standardization(
                      new double[] {0, b[0]}, new double[] {1, b[1]}, new double[] {1, b[2]}))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("Feature 1 cannot be standardized");
    }
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Standardization two =
        new Standardization(new double[] {60, 1}, new double[] {4, 0.5}, new double[] {8, 9});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    two.write(new DataOutputStream(bytes));

    assertThat(
            Standardization.read(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(two);
  }
}
