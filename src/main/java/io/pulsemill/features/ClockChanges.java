package io.pulsemill.features;

import io.pulsemill.features.FeaturesCounters.Records;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.hadoop.mapreduce.Counters;

/** Local times at which clocks were changed. */
public final class ClockChanges {
  private ClockChanges() {}

  /** A warning if a finished job read any; {@code zone}: of times without one. */
  public static Optional<String> warning(Counters counters, ZoneId zone) {
    long skipped = counters.findCounter(Records.SKIPPED_TIMES).getValue();
    long doubled = counters.findCounter(Records.DOUBLED_TIMES).getValue();
    return skipped + doubled == 0
        ? Optional.empty()
        : Optional.of(
            ("the clocks of %s skip %d times, which were taken as much later, and show %d twice,"
                    + " which were taken as the earlier; times with a zone are not ambiguous")
                .formatted(zone, skipped, doubled));
  }
}
