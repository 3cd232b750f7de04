package io.pulsemill.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {
  private static final long SEED = 20210101;
  private static final int TRIALS = 100_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+0",
        "0.0",
        "-0.0",
        "-0e5",
        "0e999",
        "00",
        "007",
        "52.0",
        "+52.5",
        "-52.25",
        "1e5",
        "1E5",
        "1e+5",
        "1e-5",
        "1.5e00003",
        "0.1",
        "0.3",
        "3.14159265358979",
        "9007199254740991",
        "9007199254740992",
        "9007199254740993",
        "9007199254740995",
        "900719925474099.3",
        "99999999999999999",
        "100000000000000000",
        "999999999999999999",
        "1000000000000000000",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "123456789012345678901234567890",
        "0.0000000000000000000001",
        "0.00000000000000000000001",
        "0.0000000000000000000003",
        "5.0000000000000000000000",
        "5.00000000000000000000000",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "4.9e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "1e-400",
        "-1e-400",
        "2.2250738585072012e-308",
        "2.2250738585072011e-308",
        "1e-99999999999"
      })
  void givesTheDoubleOfTheStandardLibrary(String text) throws Exception {
    assertSameBits(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "-",
        ".",
        "e",
        "e5",
        "5.",
        ".5",
        "-.5",
        "+5.",
        "5.e3",
        ".e3",
        "1e",
        "1e+",
        "1e-",
        "1e5.0",
        "1.2.3",
        "1e5e5",
        "--1",
        "+-1",
        "1-",
        " 1",
        "1 ",
        "1\r",
        "1,5",
        "1_000",
        "NaN",
        "nan",
        "Infinity",
        "-Infinity",
        "inf",
        "0x1p3",
        "0x10",
        "1d",
        "1f",
        "1.0D",
        "1.0F",
        "1L",
        "1e999",
        "-1e999",
        "1.7976931348623159e308",
        "1e99999999999",
        "٣",
        "１",
        "−1",
        "1\u0000"
      })
  void refusesEverythingElse(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    MalformedRecordException refusal =
        catchThrowableOfType(
            MalformedRecordException.class, () -> NumberParser.parse(bytes, 0, bytes.length));
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(Malformed.NUMBER);
  }

  @Test
  void readsOnlyTheRangeGiven() throws Exception {
    assertThat(NumberParser.parse("91.257".getBytes(UTF_8), 1, 4)).isEqualTo(1.25);
  }

  @Test
  void agreesOnRandomDigits() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < TRIALS; i++) {
      assertSameBits(randomText(random));
    }
  }

  @Test
  void agreesOnTheShortestTextOfRandomDoubles() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < TRIALS; i++) {
      assertSameBits(Double.toString(randomDouble(random)));
    }
  }

  @Test
  void agreesHalfwayBetweenDoublesAndJustBesideIt() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < TRIALS / 100; i++) {
      double low = Math.abs(randomDouble(random));
      BigDecimal half =
          new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(new BigDecimal(2));
      assertSameBits(half.toPlainString());
      assertSameBits(half.add(half.ulp()).toString());
      assertSameBits(half.subtract(half.ulp()).toString());
    }
  }

  @Test
  void agreesHalfwayBetweenWholeNumbersNear2ToThe53() throws Exception {
    for (long whole = (1L << 53) - 50; whole < (1L << 53) + 50; whole++) {
      assertSameBits(Long.toString(whole));
      assertSameBits(whole + ".0");
      assertSameBits(BigDecimal.valueOf(whole, 3).toPlainString());
    }
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
    appendDigits(text, 1 + random.nextInt(20), random);
    if (random.nextBoolean()) {
      appendDigits(text.append('.'), 1 + random.nextInt(25), random);
    }
    if (random.nextInt(3) == 0) {
      text.append('e').append(random.nextInt(600) - 320);
    }
    return text.toString();
  }

  private static void appendDigits(StringBuilder text, int count, Random random) {
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
  }

  private static double randomDouble(Random random) {
    double any = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(any) && Double.isFinite(2 * any) ? any : random.nextDouble();
  }

  private static void assertSameBits(String text) throws MalformedRecordException {
    byte[] bytes = text.getBytes(UTF_8);
    double expected = Double.parseDouble(text);
    assertThat(Double.doubleToRawLongBits(NumberParser.parse(bytes, 0, bytes.length)))
        .as("%s, expected %s, seed %d", text, expected, SEED)
        .isEqualTo(Double.doubleToRawLongBits(expected));
  }
}
