package io.pulsemill.features;

import io.pulsemill.features.FeaturesCounters.Records;
import io.pulsemill.series.Malformed;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Counters;

/**
 * What a finished features job counted. To the unit, read = used + duplicates + missing + malformed
 * + rows of contradictory subjects.
 *
 * @param read records: lines but headers, comments and empty ones
 * @param used readings that went into the table
 * @param duplicates readings that repeat another
 * @param missing records whose value is a null marker
 * @param blank empty lines
 * @param unreadable splits that could not be decompressed to their end
 * @param wholeNumberTimes readings whose time is a whole number
 * @param dateTimes readings whose time is a date
 * @param subjects rows of the table
 * @param malformed records that cannot be used, by reason; all reasons, in a fixed order
 * @param contradictorySubjects subjects left out, by reason
 * @param contradictoryRows their records, by reason
 */
public record FeaturesResult(
    long read,
    long used,
    long duplicates,
    long missing,
    long blank,
    long unreadable,
    long wholeNumberTimes,
    long dateTimes,
    long subjects,
    Map<String, Long> malformed,
    Map<String, Long> contradictorySubjects,
    Map<String, Long> contradictoryRows) {
  private static final int SHOWN = 3;

  /** The result from a finished job's counters. */
  public static FeaturesResult of(Counters counters) {
    List<String> malformed = Arrays.stream(Malformed.values()).map(Malformed::key).toList();
    List<String> contradictory =
        Arrays.stream(Contradiction.values()).map(Contradiction::key).toList();
    return new FeaturesResult(
        count(counters, Records.READ),
        count(counters, Records.USED),
        count(counters, Records.DUPLICATE),
        count(counters, Records.MISSING),
        count(counters, Records.BLANK),
        count(counters, Records.UNREADABLE),
        count(counters, Records.WHOLE_NUMBER_TIMES),
        count(counters, Records.DATE_TIMES),
        count(counters, Records.SUBJECTS),
        counts(counters, FeaturesCounters.MALFORMED, malformed),
        counts(counters, FeaturesCounters.CONTRADICTORY_SUBJECTS, contradictory),
        counts(counters, FeaturesCounters.CONTRADICTORY_ROWS, contradictory));
  }

  /** What is held against {@code --max-bad-records}: bad records and contradictory subjects. */
  public long badEntries() {
    return sum(malformed) + sum(contradictorySubjects);
  }

  /**
   * Why the table must be rejected, in one line; empty if it is accepted.
   *
   * @param input as the user named it
   * @param written the job's output folder
   * @param published where the user will find its {@code _bad}
   */
  public Optional<String> failure(
      FeaturesSettings settings, String input, Configuration conf, Path written, Path published)
      throws IOException {
    String kept = "; all in " + new Path(published, BadEntryFiles.FOLDER);
    if (unreadable > 0) {
      Predicate<BadEntry> fatal = entry -> entry.reason().equals(BadEntry.UNREADABLE);
      return Optional.of("Input cannot be read completely: " + first(conf, written, fatal) + kept);
    }
    if (wholeNumberTimes > 0 && dateTimes > 0) {
      return Optional.of(
          "Input %s mixes %d times that are whole numbers with %d dates; use a single kind"
              .formatted(input, wholeNumberTimes, dateTimes));
    }
    if (badEntries() > settings.maxBadRecords()) {
      return Optional.of(
          "bad records: %d, allowed: %d (--max-bad-records); first: %s%s"
              .formatted(
                  badEntries(),
                  settings.maxBadRecords(),
                  first(conf, written, entry -> true),
                  kept));
    }
    if (read == 0) {
      return Optional.of("Input %s: no observations; its files have only headers".formatted(input));
    }
    if (subjects == 0) {
      return Optional.of(
          "Input %s: no subject can be used; all %d records are bad%s"
              .formatted(input, read, kept));
    }
    return Optional.empty();
  }

  private static String first(Configuration conf, Path written, Predicate<BadEntry> filter)
      throws IOException {
    return BadEntryFiles.first(conf, written, SHOWN, filter).stream()
        .map(BadEntry::toString)
        .collect(Collectors.joining("; "));
  }

  private static long count(Counters counters, Records counter) {
    return counters.findCounter(counter).getValue();
  }

  private static Map<String, Long> counts(Counters counters, String group, List<String> names) {
    Map<String, Long> counts = new LinkedHashMap<>();
    names.forEach(name -> counts.put(name, counters.findCounter(group, name).getValue()));
    return Collections.unmodifiableMap(counts);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
