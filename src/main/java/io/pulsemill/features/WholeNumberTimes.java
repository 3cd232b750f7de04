package io.pulsemill.features;

import io.pulsemill.features.FeaturesCounters.Records;
import io.pulsemill.series.IsoTimeParser;
import java.util.Optional;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.TaskAttemptContext;

/** Counts what times that are whole numbers look like: dates, seconds or milliseconds. */
public final class WholeNumberTimes {
  private static final long MIN_SECONDS = 1_000_000_000L; // 2001
  private static final long MAX_SECONDS = 9_999_999_999L; // 2286
  private static final long MIN_MILLIS = 1000 * MIN_SECONDS;
  private static final long MAX_MILLIS = 1000 * MAX_SECONDS + 999;

  private long all;
  private long compactDates;
  private long seconds;
  private long millis;

  void add(long time) {
    all++;
    if (time >= MIN_SECONDS) {
      seconds += time <= MAX_SECONDS ? 1 : 0;
      millis += time >= MIN_MILLIS && time <= MAX_MILLIS ? 1 : 0;
    } else if (IsoTimeParser.isCompactDate(time)) {
      compactDates++;
    }
  }

  void count(TaskAttemptContext context) {
    context.getCounter(Records.WHOLE_NUMBER_TIMES).increment(all);
    context.getCounter(Records.COMPACT_DATES).increment(compactDates);
    context.getCounter(Records.EPOCH_SECONDS).increment(seconds);
    context.getCounter(Records.EPOCH_MILLIS).increment(millis);
  }

  /** A warning if the times of a finished job were hardly meant as numbers of one scale. */
  public static Optional<String> warning(Counters counters) {
    long all = count(counters, Records.WHOLE_NUMBER_TIMES);
    long seconds = count(counters, Records.EPOCH_SECONDS);
    long millis = count(counters, Records.EPOCH_MILLIS);
    if (all > 0 && count(counters, Records.COMPACT_DATES) == all) {
      return Optional.of(
          ("all %d times look like dates yyyymmdd but were read as whole numbers; --time-format"
                  + " compact-date reads them as dates")
              .formatted(all));
    }
    if (seconds > 0 && millis > 0) {
      return Optional.of(
          ("%d times look like seconds since 1970 and %d like milliseconds but were read on one"
                  + " scale; use a single kind, which --time-format epoch-seconds or epoch-millis"
                  + " reads as dates")
              .formatted(seconds, millis));
    }
    return Optional.empty();
  }

  private static long count(Counters counters, Records counter) {
    return counters.findCounter(counter).getValue();
  }
}
