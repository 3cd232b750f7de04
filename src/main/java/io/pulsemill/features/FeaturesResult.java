package io.pulsemill.features;

import io.pulsemill.features.FeaturesCounters.Records;
import io.pulsemill.series.Malformed;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.mapreduce.Counters;

/**
 * What a finished features job counted. To the unit, read = used + duplicates + missing + other
 * sensors' + malformed + rows of contradictory subjects.
 *
 * @param read readings of records: of lines but headers, comments and empty ones
 * @param used readings that went into the table
 * @param duplicates readings that repeat another
 * @param missing records whose value is a null marker
 * @param otherSensors records of sensors that are not wanted
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
    long otherSensors,
    long blank,
    long unreadable,
    long wholeNumberTimes,
    long dateTimes,
    long subjects,
    Map<String, Long> malformed,
    Map<String, Long> contradictorySubjects,
    Map<String, Long> contradictoryRows) {

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
        count(counters, Records.OTHER_SENSOR),
        count(counters, Records.BLANK),
        count(counters, Records.UNREADABLE),
        count(counters, Records.WHOLE_NUMBER_TIMES),
        count(counters, Records.DATE_TIMES),
        count(counters, Records.SUBJECTS),
        counts(counters, FeaturesCounters.MALFORMED, malformed),
        counts(counters, FeaturesCounters.CONTRADICTORY_SUBJECTS, contradictory),
        counts(counters, FeaturesCounters.CONTRADICTORY_ROWS, contradictory));
  }

  /**
   * What became of the records: read, used, duplicate, each kind of malformed, rows of each
   * contradiction.
   *
   * @param blank whether with the empty lines
   */
  public Map<String, Long> records(boolean blank) {
    Map<String, Long> records = new LinkedHashMap<>();
    records.put("read", read);
    records.put("used", used);
    records.put("duplicate", duplicates);
    records.put("missing", missing);
    if (otherSensors > 0) {
      records.put("other-sensor", otherSensors);
    }
    if (blank) {
      records.put("blank", this.blank);
    }
    records.putAll(malformed);
    records.putAll(contradictoryRows);
    return records;
  }

  /** What is held against {@code --max-bad-records}: bad records and contradictory subjects. */
  public long badEntries() {
    return sum(malformed) + sum(contradictorySubjects) - unlabeledSubjects();
  }

  /** Subjects left out because nothing gives their label; they are not bad. */
  long unlabeledSubjects() {
    return contradictorySubjects.getOrDefault(Contradiction.NO_LABEL.key(), 0L);
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
