package io.pulsemill.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * 10,000 random series under every feature against {@link ExactDefinitions}. The largest errors are
 * committed; where they change, this writes {@code target/feature-errors.txt} for a look and a copy
 * to {@code docs/results}.
 */
class FeatureErrorsIT {
  private static final int SERIES = 10_000;
  private static final long SEED = 15;
  private static final double MOST_ULPS = 4;

  /** Numbers from here on round to infinity. */
  private static final BigDecimal BEYOND =
      new BigDecimal(Double.MAX_VALUE).add(new BigDecimal(Math.ulp(Double.MAX_VALUE) / 2));

  private final Map<Feature, Tally> tallies = new EnumMap<>(Feature.class);

  @Test
  void noFeatureIsFourUnitsInTheLastPlaceFromItsDefinition() throws Exception {
    RandomSeries random = new RandomSeries(SEED);
    for (int s = 0; s < SERIES; s++) {
      compare(s, random.next(), random.kind());
    }

    Path found = Path.of("target", "feature-errors.txt");
    Files.createDirectories(found.getParent());
    Files.writeString(found, text());
    assertThat(found).hasSameTextualContentAs(Path.of("docs", "results", "feature-errors.txt"));
  }

  private void compare(int number, Series series, TimeKind kind) {
    List<Feature> features = List.of(Feature.values());
    double[] results =
        new Summary(
                FeatureColumns.named(features.stream().map(Feature::key).toList(), List.of("x")))
            .of(List.of(series), kind);
    ExactDefinitions exact = new ExactDefinitions(series, kind);
    for (Feature feature : features) {
      double result = results[features.indexOf(feature)];
      Optional<BigDecimal> expected = exact.of(feature);
      boolean beyond = expected.filter(e -> e.abs().compareTo(BEYOND) >= 0).isPresent();
      assertThat(Double.isNaN(result))
          .as("series %d, %s: %s is null", number, feature, expected)
          .isEqualTo(expected.isEmpty() || beyond);
      Tally tally = tallies.computeIfAbsent(feature, f -> new Tally());
      if (Double.isNaN(result)) {
        tally.undefined += beyond ? 0 : 1;
        tally.beyond += beyond ? 1 : 0;
      } else {
        double error = ulps(result, expected.orElseThrow());
        assertThat(error)
            .as("series %d, %s: %s for %s", number, feature, result, expected)
            .isLessThanOrEqualTo(MOST_ULPS);
        tally.worst = Math.max(tally.worst, error);
        tally.compared++;
      }
    }
  }

  private static double ulps(double result, BigDecimal exact) {
    BigDecimal ulp = new BigDecimal(Math.ulp(exact.doubleValue()));
    return new BigDecimal(result)
        .subtract(exact)
        .abs()
        .divide(ulp, MathContext.DECIMAL64)
        .doubleValue();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "%,d random series, seed %d, against exact fractions%n", SERIES, SEED));
    text.append("feature            compared  undefined  beyond doubles  largest error, ulp\n");
    tallies.forEach(
        (feature, tally) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%-17s %9d %10d %15d %19.4f%n",
                    feature.key(),
                    tally.compared,
                    tally.undefined,
                    tally.beyond,
                    tally.worst)));
    return text.toString();
  }

  private static final class Tally {
    private int compared;
    private int undefined;
    private int beyond;
    private double worst;
  }
}
