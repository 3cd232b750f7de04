package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle on tables whose answer is plain. */
class RecessionOracleTest {

  @ParameterizedTest
  @CsvSource({
    "0 1 2 3, 0 0 1 1, true", // a gap
    "0 1 1 2, 0 0 1 1, true", // they meet
    "0 1 2 3, 0 1 0 1, false",
    "0 1 1 2, 0 1 0 1, true", // meeting only, the other way round too
    "0 1 2 3 4 5, 0 0 1 1 2 2, true",
    "0 1 2 3 4 5, 0 1 2 0 1 2, false",
    "0 2 1 3 4 5, 0 0 1 1 2 2, true", // class 2 is apart
    "1e15 1000000000000001 1000000000000002 1000000000000003, 0 0 1 1, true",
    "1e15 1000000000000001 1000000000000002 1000000000000003, 0 1 0 1, false",
    "-1 -1 1e-9 -1e-9 1 1, 0 0 0 1 1 1, false", // each on the other's side
    "-1 -1 -1e-9 1e-9 1 1, 0 0 0 1 1 1, true",
    "-1 -1 1e-15 -1e-15 1 1, 0 0 0 1 1 1, false",
    "-1 -1 -1e-15 1e-15 1 1, 0 0 0 1 1 1, true",
    "0.1 0.2 0.3 1e12, 0 1 0 1, false",
    "0.1 0.2 0.3 1e12, 0 0 1 1, true",
  })
  void oneFeature(String values, String classes, boolean separable) {
    double[][] x =
        Arrays.stream(values.split(" ", -1))
            .map(value -> new double[] {Double.parseDouble(value)})
            .toArray(double[][]::new);
    int[] y = Arrays.stream(classes.split(" ", -1)).mapToInt(Integer::parseInt).toArray();

    assertThat(RecessionOracle.separable(x, y, Arrays.stream(y).max().orElseThrow() + 1))
        .isEqualTo(separable);
  }

  @Test
  void rowsOnAnObliqueFace() {
    // x + 3 y is 0.3 + ulps where a row is near the face, and all but exactly 0.3 on it.
    double[][] x = {{0, 0}, {0, 1}, {0.5, 0.25}, {0.25, 0.5}, {1, 1}, {1, 0}, {0.75, 0.25}};
    int[] y = {0, 0, 0, 1, 1, 1, 0};

    assertThat(RecessionOracle.separable(x, y, 2)).isFalse();
    y[6] = 1; // the faces x + y = 1: both classes there
    y[1] = 1;
    y[2] = 0;
    assertThat(RecessionOracle.separable(x, y, 2)).isTrue();
  }
}
