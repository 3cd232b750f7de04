package io.pulsemill.features;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels apart from most readings make the bytes that labels in every record make. */
class LabelsIT {
  private static final int SUBJECTS = 300;
  private static final int DAYS = 5;

  @TempDir private static Path folder;
  private static byte[] expected;

  private interface Line {
    String of(int subject, int day);
  }

  @BeforeAll
  static void writesALabelInEveryRecord() throws IOException {
    write("inline", TestFiles.HEADER, (s, day) -> record(s, day, label(s)));
    expected = bytes(run("inline", Dialect.CSV, ColumnSources.STANDARD));
  }

  @Test
  void aFileWithLabelsIsJoinedBySubject() throws IOException {
    write(
        "file",
        "datetime,pulse,ts_number\n",
        (s, day) -> day + "," + value(s, day) + ",s" + s + "\n");
    StringBuilder labels = new StringBuilder("note,ts_number,category\n");
    for (int s = SUBJECTS - 1; s >= 0; s--) {
      labels.append("x,s%d,%s\n".formatted(s, label(s)));
    }
    labels.append("x,s0,").append(label(0)).append("\nx,nobody,a\n");
    write("file", "labels/part-0.csv", labels.toString());

    FeaturesRun run = run("file", Dialect.CSV, labelsOf("file", "labels"));

    assertThat(bytes(run)).isEqualTo(expected);
    assertThat(run.labeled()).isTrue();
    assertThat(run.failure()).isEmpty();
    assertThat(run.result().read()).isEqualTo(run.result().used()).isEqualTo(SUBJECTS * DAYS);
    assertThat(LabelUse.warning(run.counters()))
        .contains("1 subjects with a label (of 302 labels) have no readings");
    assertThat(run.inputs()).containsExactly("in.csv", "part-0.csv");
  }

  @Test
  void labelsOfAHiveTextTableInFolders() throws IOException {
    write("hive", "", (s, day) -> "s" + s + "\001" + day + "\001" + value(s, day) + "\n");
    StringBuilder good = new StringBuilder();
    StringBuilder poor = new StringBuilder();
    for (int s = 0; s < SUBJECTS; s++) {
      (s % 2 == 0 ? good : poor).append("s" + s + "\001never\n");
    }
    write("hive", "labels/category=good/000000_0", good.toString());
    write("hive", "labels/category=poor/000000_0", poor.toString());
    Dialect dialect =
        new Dialect(
            "\001",
            "",
            '.',
            List.of("\\N"),
            "",
            UTF_8,
            false,
            List.of("ts_number", "datetime", "pulse"));

    assertThat(bytes(run("hive", dialect, labelsOf("hive", "labels")))).isEqualTo(expected);
  }

  @Test
  void subjectsWithoutALabelAreLeftOutAndCountedButNotBad() throws IOException {
    write("few", "in.csv", "datetime,pulse,ts_number\n1,5,a\n2,6,a\n1,5,b\n2,5,b\n1,7,c\n");
    write("few", "labels.csv", "ts_number,category\na,good\nc,good\nc,poor\nd\nd,\n");

    FeaturesRun run = run("few", Dialect.CSV, labelsOf("few", "labels.csv"));

    FeaturesResult result = run.result();
    assertThat(result.contradictorySubjects())
        .containsEntry("no-label", 1L)
        .containsEntry("two-labels", 1L);
    assertThat(result.contradictoryRows())
        .containsEntry("no-label", 2L)
        .containsEntry("two-labels", 1L);
    assertThat(result.malformed()).containsEntry("columns", 1L).containsEntry("empty-label", 1L);
    assertThat(result.read()).isEqualTo(result.used() + 2 + 1 + 1 + 1).isEqualTo(7);
    assertThat(run.rows()).hasSize(1).first().asString().startsWith("a good 5.5");
    assertThat(result.badEntries()).isEqualTo(3);
    assertThat(run.failure().orElseThrow())
        .contains("bad records: 3, allowed: 0")
        .contains("labels.csv at byte 40: columns, expected 2 columns but found 1")
        .doesNotContain("no-label");
    assertThat(run.bad())
        .contains("subject b\t\tno-label\texpected a label but found none")
        .contains("subject c\t\ttwo-labels\texpected one label but found 'good', 'poor'");
  }

  @Test
  void idsThatNeverMeetAreRefused() throws IOException {
    write("apart", "in.csv", "datetime,pulse,ts_number\n1,5,007\n1,5,008\n");
    write("apart", "labels.csv", "ts_number,category\n7,good\n8,poor\n");

    assertThat(run("apart", Dialect.CSV, labelsOf("apart", "labels.csv")).failure())
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .startsWith(
                        "Input INPUT: none of 2 subjects has a label (--labels); are they the same"
                            + " ids?"));
  }

  @Test
  void labelsThatAreNotThereAreRefusedNamingTheOption() throws IOException {
    write("none", "in.csv", "datetime,pulse,ts_number\n1,5,7\n");

    assertThatThrownBy(() -> run("none", Dialect.CSV, labelsOf("none", "labels.csv")))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("labels.csv; check --labels");
    write("none", "labels.csv", "id,category\n");
    assertThatThrownBy(() -> run("none", Dialect.CSV, labelsOf("none", "labels.csv")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a subject column 'ts_number'");
  }

  @Test
  void aLabelOnTheFirstRecordOnly() throws IOException {
    write("once", TestFiles.HEADER, (s, day) -> record(s, day, day == 0 ? label(s) : ""));

    assertThat(bytes(run("once", Dialect.CSV, ONCE))).isEqualTo(expected);
  }

  @Test
  void aLabelOnARecordWhoseReadingIsMissing() throws IOException {
    write(
        "missing",
        TestFiles.HEADER,
        (s, day) -> record(s, day, "NA") + (day == 2 ? "9,NA," + label(s) + ",s" + s + "\n" : ""));
    Dialect dialect = new Dialect(",", "\"", '.', List.of("NA"), "", UTF_8, false, List.of());

    FeaturesRun run = run("missing", dialect, ONCE);

    assertThat(bytes(run)).isEqualTo(expected);
    assertThat(run.result().missing()).isEqualTo(SUBJECTS);
    assertThat(run.result().read()).isEqualTo(SUBJECTS * (DAYS + 1));
  }

  @Test
  void aSubjectWithoutAnyLabelIsCountedAndTwoAreAContradiction() throws IOException {
    write(
        "some",
        "in.csv",
        TestFiles.HEADER + "1,5,,a\n2,6,x,a\n1,5,,b\n2,5,,b\n1,7,x,c\n2,7,,c\n3,7,y,c\n");

    FeaturesRun run = run("some", Dialect.CSV, ONCE);

    assertThat(run.result().contradictoryRows())
        .containsEntry("no-label", 2L)
        .containsEntry("two-labels", 3L);
    assertThat(run.result().used()).isEqualTo(2);
    assertThat(run.result().badEntries()).isEqualTo(1);
  }

  @Test
  void aFolderMayGiveTheLabelOfSomeRecordsOnly() throws IOException {
    write("parted", "in/category=good/f.csv", "datetime,pulse,ts_number\n1,5,a\n");
    write(
        "parted",
        "in/category=__HIVE_DEFAULT_PARTITION__/f.csv",
        "datetime,pulse,ts_number\n2,6,a\n1,9,b\n");

    FeaturesRun run = run("parted", "in", Dialect.CSV, ONCE);

    assertThat(run.failure()).isEmpty();
    assertThat(run.rows()).hasSize(1).first().asString().startsWith("a good 5.5");
    assertThat(run.result().contradictoryRows()).containsEntry("no-label", 1L);
  }

  private static final ColumnSources ONCE = new ColumnSources(Optional.empty(), null, true);

  private static ColumnSources labelsOf(String name, String file) {
    return new ColumnSources(
        Optional.empty(), folder.resolve(name).resolve(file).toString(), false);
  }

  private static FeaturesRun run(String name, Dialect dialect, ColumnSources sources)
      throws IOException {
    return run(name, "in.csv", dialect, sources);
  }

  private static FeaturesRun run(String name, String input, Dialect dialect, ColumnSources sources)
      throws IOException {
    return new FeaturesRun(folder.resolve(name))
        .settings(
            new FeaturesSettings(
                TestFiles.NAMES,
                Optional.empty(),
                dialect,
                TimeFormats.STANDARD,
                TestFiles.FEATURES,
                0,
                200,
                1000,
                sources))
        .splits(7000)
        .over(input);
  }

  private static byte[] bytes(FeaturesRun run) throws IOException {
    return Files.readAllBytes(run.out().resolve("part-r-00000.parquet"));
  }

  /** Day by day, so that the readings of a subject lie far apart. */
  private static void write(String name, String header, Line line) throws IOException {
    StringBuilder text = new StringBuilder(header);
    for (int day = 0; day < DAYS; day++) {
      for (int subject = 0; subject < SUBJECTS; subject++) {
        text.append(line.of(subject, day));
      }
    }
    write(name, "in.csv", text.toString());
  }

  private static void write(String name, String file, String text) throws IOException {
    TestFiles.write(folder.resolve(name).resolve(file), text);
  }

  private static String record(int subject, int day, String label) {
    return "%d,%s,%s,s%d\n".formatted(day, value(subject, day), label, subject);
  }

  private static String value(int subject, int day) {
    return 50 + subject % 30 + "." + (subject * 7 + day) % 10;
  }

  private static String label(int subject) {
    return subject % 2 == 0 ? "good" : "poor";
  }
}
