package io.pulsemill.simulate;

import io.pulsemill.statistics.SubjectHash;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws the daily resting pulse of a subject.
 *
 * <pre>
 *   class      uniform on pro_athlete, athlete, non_athlete
 *   mean       N(50, 3), N(65, 5), N(80, 5)      (mean, standard deviation; beats per minute)
 *   deviation  |N(1, 2)|
 *   pulse      N(mean, deviation) per day, rounded to the nearest whole number, half to even
 * </pre>
 *
 * drawn in this order from a {@link Random}, whose algorithm its Javadoc fixes, seeded with the
 * first 8 bytes, big-endian, of SHA-256(UTF-8 of "seed:simulate:subject"). So the readings of a
 * subject depend on the seed and its id alone.
 */
final class PulseSimulator {
  private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
  private static final String[] CATEGORIES = {"pro_athlete", "athlete", "non_athlete"};
  private static final double[] MEANS = {50, 65, 80};
  private static final double[] MEAN_DEVIATIONS = {3, 5, 5};

  private final int days;
  private final SubjectHash hash;

  PulseSimulator(long seed, int days) {
    hash = new SubjectHash(seed, "simulate");
    this.days = days;
  }

  /** The dates of the readings, the same for every subject. */
  List<String> dates() {
    return IntStream.range(0, days).mapToObj(day -> FIRST_DAY.plusDays(day).toString()).toList();
  }

  /** The readings of one subject. */
  PulseSeries series(String subject) {
    Random random = new Random(hash.bits(subject));
    int category = random.nextInt(CATEGORIES.length);
    double mean = normal(random, MEANS[category], MEAN_DEVIATIONS[category]);
    double deviation = Math.abs(normal(random, 1, 2));
    double[] pulses = new double[days];
    for (int day = 0; day < days; day++) {
      pulses[day] = Math.rint(normal(random, mean, deviation));
    }
    return new PulseSeries(CATEGORIES[category], pulses);
  }

  private static double normal(Random random, double mean, double deviation) {
    return mean + deviation * random.nextGaussian();
  }
}
