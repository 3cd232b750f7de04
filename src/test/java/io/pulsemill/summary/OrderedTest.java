package io.pulsemill.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.series.Series;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Both ways of sorting, against that of the JDK. */
class OrderedTest {
  private static final long SEED = 3;
  private static final int SIZE = 500;

  @Test
  void wholeNumbersOfANarrowRange() {
    check(x -> Math.rint(60 + 10 * x));
    check(x -> Math.rint(-1e6 + 10 * x));
  }

  @Test
  void wholeNumbersOfAWideRange() {
    check(x -> Math.rint(1e6 * x));
    check(x -> Math.rint(1e12 * x));
  }

  @Test
  void wholeNumbersAtTheEndsOfIntegers() {
    check(x -> Integer.MAX_VALUE - Math.rint(Math.abs(10 * x)));
    check(x -> Integer.MIN_VALUE + Math.rint(Math.abs(10 * x)));
    check(x -> x < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE);
  }

  @Test
  void fractions() {
    check(x -> 60 + 10 * x);
    check(x -> Math.rint(10 * x) / 2);
  }

  @Test
  void oneReadingAndEqualReadings() {
    assertThat(Ordered.values(series(5))).containsExactly(5);
    assertThat(Ordered.values(series(-2, -2, -2))).containsExactly(-2, -2, -2);
  }

  private static void check(DoubleUnaryOperator shape) {
    Random random = new Random(SEED);
    double[] values = DoubleStream.generate(random::nextGaussian).limit(SIZE).map(shape).toArray();
    double[] expected = DoubleStream.of(values).map(x -> x + 0.0).sorted().toArray();

    assertThat(Arrays.equals(Ordered.values(series(values)), expected)).isTrue();
  }

  private static Series series(double... values) {
    Series series = new Series();
    for (int i = 0; i < values.length; i++) {
      series.add(i, values[i]);
    }
    return series;
  }
}
