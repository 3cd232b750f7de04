package io.pulsemill.features;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Whether the records of an input make a table. */
public final class InputVerdict {
  private static final int SHOWN = 3;

  private InputVerdict() {}

  /**
   * Why the table must be rejected, in one line; empty if it is accepted.
   *
   * @param input as the user named it
   * @param written the job's output folder
   * @param published where the user will find its {@code _bad}
   */
  public static Optional<String> failure(
      FeaturesResult result,
      FeaturesSettings settings,
      String input,
      Configuration conf,
      Path written,
      Path published)
      throws IOException {
    String kept = "; all in " + new Path(published, BadEntryFiles.FOLDER);
    if (result.unreadable() > 0) {
      Predicate<BadEntry> fatal = entry -> entry.reason().equals(BadEntry.UNREADABLE);
      return Optional.of("Input cannot be read completely: " + first(conf, written, fatal) + kept);
    }
    if (result.wholeNumberTimes() > 0 && result.dateTimes() > 0) {
      return Optional.of(
          "Input %s mixes %d times that are whole numbers with %d dates; use a single kind"
              .formatted(input, result.wholeNumberTimes(), result.dateTimes()));
    }
    if (result.badEntries() > settings.maxBadRecords()) {
      return Optional.of(
          "bad records: %d, allowed: %d (--max-bad-records); first: %s%s"
              .formatted(
                  result.badEntries(),
                  settings.maxBadRecords(),
                  first(conf, written, InputVerdict::isBad),
                  kept));
    }
    if (result.read() == 0) {
      return Optional.of("Input %s: no observations; its files have only headers".formatted(input));
    }
    if (result.subjects() == 0 && result.unlabeledSubjects() > 0) {
      return Optional.of(
          "Input %s: none of %d subjects has a label (%s); are they the same ids?%s"
              .formatted(
                  input,
                  result.unlabeledSubjects(),
                  settings.sources().labels() == null ? "--label-once" : "--labels",
                  kept));
    }
    if (result.subjects() == 0 && result.badEntries() == 0) {
      return Optional.of(
          "Input %s: no subject has a reading; of %d records %d are of other sensors (--sensors), %d missing (--null)"
              .formatted(input, result.read(), result.otherSensors(), result.missing()));
    }
    if (result.subjects() == 0) {
      return Optional.of(
          "Input %s: no subject can be used; all %d records are bad%s"
              .formatted(input, result.read(), kept));
    }
    return Optional.empty();
  }

  private static boolean isBad(BadEntry entry) {
    return !entry.reason().equals(Contradiction.NO_LABEL.key());
  }

  private static String first(Configuration conf, Path written, Predicate<BadEntry> filter)
      throws IOException {
    return BadEntryFiles.first(conf, written, SHOWN, filter).stream()
        .map(BadEntry::toString)
        .collect(Collectors.joining("; "));
  }
}
