package io.pulsemill.summary;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** Series of all kinds that may trouble a formula, drawn from one seed. */
final class RandomSeries {
  private static final long NANOS_A_DAY = 86_400_000_000_000L;
  private static final int MOST_READINGS = 200;

  private final Random random;

  RandomSeries(long seed) {
    random = new Random(seed);
  }

  TimeKind kind() {
    return random.nextBoolean() ? TimeKind.DATE : TimeKind.WHOLE_NUMBER;
  }

  /** One to 200 readings, sorted, at times that differ. */
  Series next() {
    int size = 1 + random.nextInt(random.nextInt(4) == 0 ? 5 : MOST_READINGS);
    double[] values = values(size);
    long[] times = times(size);
    Series series = new Series();
    for (int i = 0; i < size; i++) {
      series.add(times[i], values[i]);
    }
    series.sortByTime();
    return series;
  }

  private double[] values(int size) {
    DoubleSupplier shape = shape();
    double offset = random.nextInt(3) == 0 ? sign() * Math.rint(power(random.nextInt(16))) : 0;
    double scale = random.nextInt(3) == 0 ? power(random.nextInt(601) - 300) : 1;
    double[] values =
        DoubleStream.generate(() -> within(scale * (offset + shape.getAsDouble())))
            .limit(size)
            .toArray();
    if (random.nextInt(8) == 0) { // a symmetric series: skewness 0, near it where not exact
      for (int i = size / 2; i < size; i++) {
        values[i] = within(2 * scale * offset - values[size - 1 - i]);
      }
    }
    return values;
  }

  private DoubleSupplier shape() {
    double width = Math.rint(power(random.nextInt(4)));
    return switch (random.nextInt(10)) {
      case 0 -> () -> Math.rint(width * random.nextGaussian());
      case 1 -> () -> Math.rint(10 * width * random.nextGaussian()) / 10;
      case 2 -> () -> 60 + width * random.nextGaussian();
      case 3 -> () -> random.nextInt(3);
      case 4 -> () -> sign() * power(random.nextInt(33) - 16); // heavy tails, canceling
      case 5 -> () -> random.nextInt(9) / 8.0;
      case 6 -> random.nextInt(4) == 0 ? this::finiteBits : random::nextGaussian;
      case 7 -> () -> sign() * random.nextDouble() * Double.MAX_VALUE;
      case 8 -> () -> random.nextInt(10) * Double.MIN_VALUE;
      default -> () -> random.nextInt(20) == 0 ? width : 0.1; // nearly or wholly constant
    };
  }

  private double finiteBits() {
    double any = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(any) ? any : 0;
  }

  private static double within(double value) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }

  private double sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  private static double power(int ten) {
    return Double.parseDouble("1e" + ten);
  }

  private long[] times(int size) {
    long start = random.nextLong();
    int shape = random.nextInt(5);
    long[] times = new long[size];
    for (int i = 0; i < size; i++) {
      times[i] =
          switch (shape) {
            case 0 -> i;
            case 1 -> i * NANOS_A_DAY;
            case 2 -> 1_600_000_000_000_000_000L + i * NANOS_A_DAY + random.nextInt(1_000_000_000);
            case 3 -> start + i * 3L;
            default -> random.nextLong();
          };
    }
    return times;
  }
}
