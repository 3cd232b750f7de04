package io.pulsemill.summary;

import io.pulsemill.series.Series;

/** What two sensors of one subject read at the times at which both do. */
final class SharedTimes {
  private final Series first = new Series();
  private final Series second = new Series();

  private SharedTimes() {}

  /** {@code one} and {@code other}: sorted by time, no time twice. */
  static SharedTimes of(Series one, Series other) {
    SharedTimes shared = new SharedTimes();
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      int order = Long.compare(one.time(i), other.time(j));
      if (order == 0) {
        shared.first.add(one.time(i), one.value(i));
        shared.second.add(other.time(j), other.value(j));
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared;
  }

  /** Rounded once from the exact value; NaN if undefined. */
  double correlation() {
    return first.size() < 2 ? Double.NaN : exact(first).correlation(exact(second));
  }

  private static ExactReadings exact(Series series) {
    return new ExactReadings(series, new Quantiles(Ordered.values(series)));
  }
}
