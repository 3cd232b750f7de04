package io.pulsemill.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Moments of times without a zone, as the clocks of one place show them. When clocks go forward, a
 * time they skip is taken as much later as they skip; when they go back, of two moments the earlier
 * is taken. Both are counted. Not for threads.
 */
final class LocalTimes {
  private final ZoneRules rules;
  private final boolean fixed;

  /** East of UTC, if it is fixed. */
  private final int seconds;

  private long skipped;
  private long doubled;
  private long skippedBefore;
  private long doubledBefore;

  LocalTimes(ZoneId zone) {
    rules = zone.getRules();
    fixed = rules.isFixedOffset();
    seconds = rules.getOffset(Instant.EPOCH).getTotalSeconds();
  }

  /** Whether clocks are never changed there. */
  boolean fixed() {
    return fixed;
  }

  /** Seconds east of UTC at a time of the clocks there, in seconds since 1970-01-01T00:00. */
  int offset(long localSecond) {
    if (fixed) {
      return seconds;
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
    List<ZoneOffset> offsets = rules.getValidOffsets(time);
    if (offsets.size() == 1) {
      return offsets.get(0).getTotalSeconds();
    }
    if (offsets.isEmpty()) {
      skipped++;
    } else {
      doubled++;
    }
    return rules.getTransition(time).getOffsetBefore().getTotalSeconds();
  }

  /** Begins to read what may have to be read again. */
  void mark() {
    skippedBefore = skipped;
    doubledBefore = doubled;
  }

  /** Counts no time since {@link #mark}: another reading of the same will. */
  void takeBack() {
    skipped = skippedBefore;
    doubled = doubledBefore;
  }

  /** Times so far that clocks skip. */
  long skipped() {
    return skipped;
  }

  /** Times so far that clocks show twice. */
  long doubled() {
    return doubled;
  }
}
