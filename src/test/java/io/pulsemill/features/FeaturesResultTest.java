package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.features.FeaturesCounters.Records;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Counters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesResultTest {
  private static final org.apache.hadoop.fs.Path OUT = new org.apache.hadoop.fs.Path("/out");

  @TempDir Path folder;
  private final Counters counters = new Counters();

  @Test
  void countsAreTheJobsCounters() {
    add(Records.READ, 10);
    add("pulsemill.malformed", "number", 2);
    add("pulsemill.contradictory-subjects", "two-labels", 1);
    add("pulsemill.contradictory-rows", "two-labels", 3);
    FeaturesResult result = FeaturesResult.of(counters);

    assertThat(result.read()).isEqualTo(10);
    assertThat(result.malformed()).containsEntry("number", 2L).containsEntry("time", 0L);
    assertThat(result.contradictorySubjects()).containsEntry("two-values", 0L);
    assertThat(result.contradictoryRows()).containsEntry("two-labels", 3L);
    assertThat(result.badEntries()).isEqualTo(3);
  }

  @Test
  void tableMayStandWithAsManyBadRecordsAsAreAllowed() throws Exception {
    good();
    add("pulsemill.malformed", "number", 2);

    assertThat(failure(2)).isEmpty();
  }

  @Test
  void oneMoreFailsAndNamesTheFirst() throws Exception {
    good();
    add("pulsemill.malformed", "number", 3);
    add("pulsemill.contradictory-subjects", "two-labels", 1);
    bad(
        "part-r-00000",
        "file:/a.csv\tbyte 12\tnumber\texpected one",
        "file:/a.csv\tbyte 40\tnumber\texpected two");
    bad("part-r-00001", "subject 5\t\ttwo-labels\texpected three", "file:/z\tbyte 1\tx\ty");

    assertThat(failure(3))
        .contains(
            "bad records: 4, allowed: 3 (--max-bad-records); first: "
                + "file:/a.csv at byte 12: number, expected one; "
                + "file:/a.csv at byte 40: number, expected two; "
                + "subject 5: two-labels, expected three; all in /out/_bad");
  }

  @Test
  void unreadableFileFailsWhateverIsAllowed() throws Exception {
    good();
    add(Records.UNREADABLE, 1);
    bad(
        "part-r-00000",
        "file:/a.csv\tbyte 12\tnumber\texpected one",
        "file:/b.gz\tbyte 40\tunreadable\tits gzip data are damaged");

    assertThat(failure(1000))
        .contains(
            "Input cannot be read completely: file:/b.gz at byte 40: unreadable, "
                + "its gzip data are damaged; all in /out/_bad");
  }

  @Test
  void mixedKindsOfTimeFail() throws Exception {
    good();
    add(Records.WHOLE_NUMBER_TIMES, 3);

    assertThat(failure(0))
        .contains(
            "Input in/* mixes 3 times that are whole numbers with 9 dates; use a single kind");
  }

  @Test
  void inputWithoutRecordsFails() throws Exception {
    assertThat(failure(0)).contains("Input in/*: no observations; its files have only headers");
  }

  @Test
  void inputOfBadRecordsOnlyFails() throws Exception {
    add(Records.READ, 2);
    add("pulsemill.malformed", "number", 2);

    assertThat(failure(5))
        .contains("Input in/*: no subject can be used; all 2 records are bad; all in /out/_bad");
  }

  private Optional<String> failure(long maxBadRecords) throws Exception {
    FeaturesSettings settings =
        new FeaturesSettings(
            TestFiles.NAMES,
            Optional.empty(),
            Dialect.CSV,
            TimeFormats.STANDARD,
            TestFiles.FEATURES,
            maxBadRecords,
            200,
            10);
    FeaturesResult result = FeaturesResult.of(counters);
    return InputVerdict.failure(
        result, settings, "in/*", new Configuration(), TestFiles.path(folder), OUT);
  }

  private void good() {
    add(Records.READ, 9);
    add(Records.USED, 9);
    add(Records.DATE_TIMES, 9);
    add(Records.SUBJECTS, 1);
  }

  private void add(Records counter, long count) {
    counters.findCounter(counter).increment(count);
  }

  private void add(String group, String name, long count) {
    counters.findCounter(group, name).increment(count);
  }

  private void bad(String part, String... lines) throws Exception {
    Path file = folder.resolve("_bad").resolve(part);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
  }
}
