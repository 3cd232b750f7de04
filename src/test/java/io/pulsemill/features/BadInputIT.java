package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bad input gets: each rule of the design that concerns observations. */
class BadInputIT {
  private static final List<String> GOOD =
      List.of("1,5,a,good", "2,7,a,good", "2,7,a,good", "", "3,9,b,other");

  /** Of every reason a line; two subjects that contradict themselves. */
  private static final List<String> BAD =
      List.of(
          "1,5,a",
          "1,NaN,a,s",
          "yesterday,5,a,s",
          "1,5,a,",
          "1,5,,s",
          "1,5,a,\"s",
          "1,5,a," + "x".repeat(300),
          "1,5,a,two labels",
          "2,5,b,two labels",
          "1,5,a,two values",
          "1,6,a,two values",
          "1,6,a,two values");

  @TempDir Path folder;

  private void write() throws Exception {
    List<String> lines = new ArrayList<>(GOOD);
    lines.addAll(BAD);
    TestFiles.write(folder.resolve("in/b.csv"), TestFiles.HEADER + String.join("\n", lines) + "\n");
    TestFiles.write(folder.resolve("in/a.csv"), TestFiles.HEADER + "4,x,b,other\n4,1,b,other\n");
    TestFiles.write(
        folder.resolve("in/c.csv.bz2"), TestFiles.bzip2(TestFiles.HEADER + "1,5,a,z\noops\n"));
  }

  @Test
  void everyRecordIsUsedOrCountedByReasonAndKept() throws Exception {
    write();
    FeaturesRun run = new FeaturesRun(folder).settings(allowing(11)).over("in");

    assertThat(run.failure()).isEmpty();
    assertThat(run.rows())
        .containsExactly(
            "good a 6.0 1.4142135623730951 5.0 7.0",
            "other b 5.0 5.656854249492381 1.0 9.0",
            "z a 5.0 NaN 5.0 5.0");
    FeaturesResult result = run.result();
    assertThat(result.malformed())
        .containsEntry("columns", 2L)
        .containsEntry("number", 2L)
        .containsEntry("time", 1L)
        .containsEntry("empty-subject", 1L)
        .containsEntry("empty-label", 1L)
        .containsEntry("quote", 1L)
        .containsEntry("line-too-long", 1L);
    assertThat(result.contradictorySubjects())
        .containsEntry("two-labels", 1L)
        .containsEntry("two-values", 1L);
    assertThat(result.contradictoryRows())
        .containsEntry("two-labels", 2L)
        .containsEntry("two-values", 3L);
    assertThat(result.blank()).isEqualTo(1);
    assertThat(result.used()).isEqualTo(5);
    assertThat(result.duplicates()).isEqualTo(1);
    assertThat(result.read()).isEqualTo(5 + 1 + 9 + 2 + 3).isEqualTo(16 + 2 + 2);
    assertThat(result.badEntries()).isEqualTo(11);
  }

  @Test
  void badEntriesAreSortedByFileAndPositionThenSubjects() throws Exception {
    write();
    FeaturesRun run = new FeaturesRun(folder).splits(60).over("in");

    assertThat(run.files("_bad")).containsExactly("part-r-00000");
    assertThat(run.bad().stream().map(line -> line.substring(0, line.lastIndexOf('\t'))))
        .containsExactly(
            "/in/a.csv\tbyte 34\tnumber",
            "/in/b.csv\tbyte 80\tcolumns",
            "/in/b.csv\tbyte 86\tnumber",
            "/in/b.csv\tbyte 96\ttime",
            "/in/b.csv\tbyte 112\tempty-subject",
            "/in/b.csv\tbyte 119\tempty-label",
            "/in/b.csv\tbyte 126\tquote",
            "/in/b.csv\tbyte 135\tline-too-long",
            "/in/c.csv.bz2\tsplit 0 record 2\tcolumns",
            "subject two labels\t\ttwo-labels",
            "subject two values\t\ttwo-values");
    assertThat(run.bad().get(1)).endsWith("\texpected 4 columns but found 3");
  }

  @Test
  void threeReducersKeepTheSameEntries() throws Exception {
    write();
    FeaturesRun run = new FeaturesRun(folder).reducers(3).settings(allowing(11)).over("in");

    assertThat(run.bad()).hasSize(11);
    assertThat(Files.readAllLines(run.out().resolve("_bad/part-r-00000")))
        .filteredOn(line -> !line.startsWith("subject"))
        .hasSize(9);
    assertThat(run.rows()).hasSize(3);
    assertThat(run.failure()).isEmpty();
  }

  @Test
  void oneBadRecordMoreThanAllowedFails() throws Exception {
    write();
    FeaturesRun run = new FeaturesRun(folder).settings(allowing(10)).over("in");

    assertThat(run.failure().orElseThrow())
        .startsWith("bad records: 11, allowed: 10 (--max-bad-records); first: file:/")
        .contains("/in/a.csv at byte 34: number, column 2 (pulse): expected a number but found 'x'")
        .contains("/in/b.csv at byte 80: columns, expected 4 columns but found 3; ")
        .endsWith("; all in OUT/_bad")
        .doesNotContain("\n");
  }

  @Test
  void gzipCutShortFailsWhateverIsAllowedAndNamesTheFile() throws Exception {
    StringBuilder text = new StringBuilder(TestFiles.HEADER);
    for (int i = 0; i < 60_000; i++) {
      text.append(i).append(',').append(i * 7919L % 1000).append(",a,s\n");
    }
    byte[] whole = TestFiles.gzip(text.toString());
    TestFiles.write(folder.resolve("in/cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
    TestFiles.write(folder.resolve("in/good.csv"), TestFiles.HEADER + "1,5,a,t\n");

    FeaturesRun run = new FeaturesRun(folder).settings(allowing(1000)).over("in");

    assertThat(run.result().unreadable()).isEqualTo(1);
    assertThat(run.failure().orElseThrow())
        .startsWith("Input cannot be read completely: file:/")
        .containsPattern(
            "/in/cut\\.csv\\.gz at byte [0-9]{5,}: unreadable, "
                + "its gzip data are damaged or cut short \\(.+\\); all in OUT/_bad$")
        .doesNotContain("\n");
    assertThat(run.bad()).singleElement().asString().startsWith("/in/cut.csv.gz\tbyte ");
  }

  @Test
  void wholeNumbersAndDatesTogetherFail() throws Exception {
    TestFiles.write(folder.resolve("in/a.csv"), TestFiles.HEADER + "1,5,a,s\n2,5,a,s\n");
    TestFiles.write(folder.resolve("in/b.csv"), TestFiles.HEADER + "2021-01-01,5,a,t\n");

    assertThat(new FeaturesRun(folder).over("in").failure())
        .contains(
            "Input INPUT mixes 2 times that are whole numbers with 1 dates; use a single kind");
  }

  @Test
  void headersAloneFail() throws Exception {
    TestFiles.write(folder.resolve("in/a.csv"), TestFiles.HEADER);

    FeaturesRun run = new FeaturesRun(folder).over("in");

    assertThat(run.failure()).contains("Input INPUT: no observations; its files have only headers");
    assertThat(run.files("_bad")).isEmpty();
  }

  @Test
  void missingColumnIsRefusedBeforeTheJob() throws Exception {
    TestFiles.write(folder.resolve("in/a.csv"), TestFiles.HEADER + "1,5,a,s\n");
    TestFiles.write(folder.resolve("in/b.csv"), "datetime,puls,category,ts_number\n1,5,a,s\n");

    assertRefused("in")
        .hasMessageContaining("/in/b.csv: expected a value column 'pulse' but found: ")
        .hasMessageContaining(
            "'datetime', 'puls', 'category', 'ts_number'; did you mean --value-column 'puls'?");
  }

  @Test
  void missingLabelColumnIsRefusedWhereItIsNotOptional() throws Exception {
    TestFiles.write(folder.resolve("in/a.csv"), "datetime,pulse,ts_number\n1,5,s\n");

    assertRefused("in").hasMessageContaining("expected a label column 'category' but found: ");
  }

  @Test
  void gzipUnderAnotherNameIsRefused() throws Exception {
    TestFiles.write(folder.resolve("in/a.csv"), TestFiles.gzip(TestFiles.HEADER + "1,5,a,s\n"));

    assertRefused("in").hasMessageContaining("/in/a.csv: it holds gzip data; rename it to end");
  }

  @Test
  void inputThatIsNotThereIsRefused() {
    assertRefused("nowhere", "none*.csv")
        .hasMessageContaining("Input path does not exist: ")
        .hasMessageContaining("none*.csv matches no file; check --input");
  }

  @Test
  void folderWithoutFilesIsRefused() throws Exception {
    Files.createDirectory(folder.resolve("in"));

    assertRefused("in").hasMessageEndingWith("/in: no observations; it has no files");
  }

  @Test
  void emptyFilesAreRefused() throws Exception {
    TestFiles.write(folder.resolve("in/a.csv"), "");
    TestFiles.write(folder.resolve("in/b.csv.gz"), TestFiles.gzip(""));

    assertRefused("in").hasMessageEndingWith("/in: no observations; all its files are empty");
  }

  @Test
  void emptyPathIsRefused() {
    assertThatThrownBy(
            () ->
                FeaturesJob.create(
                    new FeaturesRun(folder).conf,
                    TestFiles.settings(),
                    "",
                    TestFiles.path(folder.resolve("out"))))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Input '': ");
  }

  @Test
  void noReducersAreRefused() {
    assertThatThrownBy(() -> new FeaturesRun(folder).reducers(0).over("in"))
        .isInstanceOf(InputException.class)
        .hasMessage("mapreduce.job.reduces: expected 1 or more but found 0");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ?> assertRefused(String... input) {
    return assertThatThrownBy(() -> new FeaturesRun(folder).over(input))
        .isInstanceOf(InputException.class);
  }

  private static FeaturesSettings allowing(long badRecords) {
    return new FeaturesSettings(
        TestFiles.NAMES,
        Optional.empty(),
        Dialect.CSV,
        TimeFormats.STANDARD,
        TestFiles.FEATURES,
        badRecords,
        200,
        1000);
  }
}
