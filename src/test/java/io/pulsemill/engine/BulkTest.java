package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkTest {
  private static final Random RANDOM = new Random(5);

  private static double[] normal(int n) {
    return DoubleStream.generate(RANDOM::nextGaussian).limit(n).toArray();
  }

  @Test
  void halfOfNormalValuesLieWithinTheirQuartiles() {
    Bulk bulk = Bulk.of(normal(20_000));

    assertThat(bulk.center()).isCloseTo(0, within(0.2));
    assertThat(bulk.spread()).isCloseTo(1.349, within(0.05));
  }

  @Test
  void aThirdOfTheValuesFarAwayMovesNothing() {
    double[] values = normal(3000);
    for (int i = 0; i < 1000; i++) {
      values[i] = 1e9;
    }

    assertThat(Bulk.of(values).spread()).isBetween(1.0, 3.0);
  }

  @Test
  void equalValuesAreLeftOutWhereTheyAreMost() {
    double[] values = new double[1000];
    System.arraycopy(normal(100), 0, values, 0, 100);

    assertThat(Bulk.of(values).spread()).isBetween(0.8, 2.0);
  }

  @Test
  void aFewOddValuesAmongEqualOnesMakeNoBulk() {
    double[] values = new double[1000];
    values[3] = 1;
    values[5] = 7;

    assertThat(Bulk.of(values)).isNull();
  }

  @Test
  void theCenterIsOneOfTheValues() {
    double[] values = IntStream.range(0, 100).mapToDouble(i -> i * 0.1).toArray();
    Bulk bulk = Bulk.of(values.clone());

    assertThat(values).contains(bulk.center());
  }
}
