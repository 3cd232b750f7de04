package io.pulsemill.summary;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The features as {@link Feature} defines them, to 60 digits, and with nothing of the product's
 * arithmetic: values are whole multiples of the smallest double, their sums and products exact.
 */
final class ExactDefinitions {
  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal SMALLEST = new BigDecimal(Double.MIN_VALUE);
  private static final BigInteger NANOS_A_DAY = BigInteger.valueOf(86_400_000_000_000L);

  private final BigInteger n;
  private final BigInteger others;
  private final BigInteger[] x;

  /** Values are x times this. */
  private final BigDecimal unit;

  /** {@code n (x_i − x̄)}. */
  private final BigInteger[] dx;

  /** {@code n (t_i − t̄)}. */
  private final BigInteger[] dt;

  private final BigInteger squares;
  private final BigInteger timeUnit;

  ExactDefinitions(Series series, TimeKind kind) {
    int size = series.size();
    n = BigInteger.valueOf(size);
    others = BigInteger.valueOf(size - 1L);
    BigInteger[] multiples = new BigInteger[size];
    Arrays.setAll(multiples, i -> multipleOfSmallest(series.value(i)));
    int spare = Arrays.stream(multiples).reduce(BigInteger.ZERO, BigInteger::or).getLowestSetBit();
    x = new BigInteger[size];
    Arrays.setAll(x, i -> multiples[i].shiftRight(Math.max(spare, 0)));
    unit = SMALLEST.multiply(new BigDecimal(BigInteger.TWO.pow(Math.max(spare, 0))), DIGITS);
    dx = deviations(x);
    BigInteger[] t = new BigInteger[size];
    Arrays.setAll(t, i -> BigInteger.valueOf(series.time(i)));
    dt = deviations(t);
    squares = products(dx, dx, 0);
    timeUnit = kind == TimeKind.DATE ? NANOS_A_DAY : BigInteger.ONE;
  }

  /** By the fields of IEEE 754's binary64. */
  private static BigInteger multipleOfSmallest(double x) {
    long bits = Double.doubleToLongBits(x);
    int exponent = (int) ((bits >> 52) & 0x7FF);
    long fraction = (bits & 0xFFFFFFFFFFFFFL) | (exponent == 0 ? 0 : 1L << 52);
    BigInteger size = BigInteger.valueOf(fraction).shiftLeft(Math.max(exponent, 1) - 1);
    return bits < 0 ? size.negate() : size;
  }

  /** Empty where undefined. */
  Optional<BigDecimal> of(Feature feature) {
    return switch (feature) {
      case MEAN -> inUnits(sum(x), n);
      case STD ->
          ratio(squares, n.pow(2).multiply(others)).map(v -> v.sqrt(DIGITS).multiply(unit, DIGITS));
      case MIN -> quantile(0, 0);
      case LOW_QUART -> quantile(1, 0);
      case MEDIAN -> quantile(2, 0);
      case UP_QUART -> quantile(3, 0);
      case MAX -> quantile(4, 0);
      case RANGE -> quantile(4, 1);
      case IQR -> inUnits(quarters(3).subtract(quarters(1)), BigInteger.valueOf(4));
      case SKEWNESS -> skewness();
      case KURTOSIS -> kurtosis();
      case TREND -> trend();
      case AUTOCORRELATION -> ratio(products(dx, dx, 1), squares);
      case MEAN_ABS_CHANGE -> inUnits(changes(), others);
      case OBSERVATIONS -> Optional.of(new BigDecimal(n));
    };
  }

  private Optional<BigDecimal> skewness() {
    BigInteger cubes = products(dx, powers(2), 0);
    return ratio(cubes.pow(2).multiply(n), squares.pow(3))
        .map(square -> square.sqrt(DIGITS).multiply(BigDecimal.valueOf(cubes.signum())));
  }

  private Optional<BigDecimal> kurtosis() {
    BigInteger fourths = products(powers(2), powers(2), 0);
    BigInteger normal = BigInteger.valueOf(3).multiply(squares.pow(2));
    return ratio(fourths.multiply(n).subtract(normal), squares.pow(2));
  }

  private Optional<BigDecimal> trend() {
    return inUnits(products(dt, dx, 0).multiply(timeUnit), products(dt, dt, 0));
  }

  private BigInteger changes() {
    return IntStream.range(1, x.length)
        .mapToObj(i -> x[i].subtract(x[i - 1]).abs())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Of quantile q / 4 less {@code minima} minima. */
  private Optional<BigDecimal> quantile(int q, int minima) {
    BigInteger less = quarters(0).multiply(BigInteger.valueOf(minima));
    return inUnits(quarters(q).subtract(less), BigInteger.valueOf(4));
  }

  /** Four times the quantile q / 4: four quarters of the way, (n − 1) q / 4 from the first. */
  private BigInteger quarters(int q) {
    BigInteger[] sorted = x.clone();
    Arrays.sort(sorted);
    int steps = (x.length - 1) * q;
    BigInteger low = sorted[steps / 4];
    BigInteger high = sorted[Math.min(steps / 4 + 1, x.length - 1)];
    return low.multiply(BigInteger.valueOf(4))
        .add(high.subtract(low).multiply(BigInteger.valueOf(steps % 4)));
  }

  private BigInteger[] powers(int exponent) {
    return Arrays.stream(dx).map(d -> d.pow(exponent)).toArray(BigInteger[]::new);
  }

  private BigInteger[] deviations(BigInteger[] values) {
    BigInteger sum = sum(values);
    return Arrays.stream(values).map(v -> v.multiply(n).subtract(sum)).toArray(BigInteger[]::new);
  }

  private static BigInteger sum(BigInteger[] terms) {
    return Arrays.stream(terms).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static BigInteger products(BigInteger[] a, BigInteger[] b, int lag) {
    return IntStream.range(lag, a.length)
        .mapToObj(i -> a[i].multiply(b[i - lag]))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** In units of the values; {@code n} cancels in the ratios of {@link #dx} to {@link #dt}. */
  private Optional<BigDecimal> inUnits(BigInteger numerator, BigInteger denominator) {
    return ratio(numerator, denominator).map(v -> v.multiply(unit, DIGITS));
  }

  private static Optional<BigDecimal> ratio(BigInteger numerator, BigInteger denominator) {
    return denominator.signum() == 0
        ? Optional.empty()
        : Optional.of(new BigDecimal(numerator).divide(new BigDecimal(denominator), DIGITS));
  }
}
