package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.summary.FeatureColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files in the formats of archives of series, and features worked out by hand. */
class ArchiveIT {
  private static final List<String> FEATURES = List.of("mean", "min", "trend", "observations");
  private static final String UCR = "1\t3\t5\t7\tNaN\n-1\t2\tNaN\t4\t6\n";

  private static final String STEPS =
      """
      # Two series that go straight up and down.
      @problemName Steps
      @timeStamps false
      @missing false
      @univariate true
      @equalLength true
      @seriesLength 4
      @classLabel true up down

      @data
      1,2,3,4:up
      8.5,6.5,4.5,2.5:down
      """;

  @TempDir Path folder;

  /** Means (1+2+3+4)/4 and (8.5+6.5+4.5+2.5)/4, slopes 1 and -2 a step. */
  @Test
  void univariateSeriesOfEqualLength() throws IOException {
    FeaturesRun run = run("Steps_TRAIN.ts", STEPS, "", List.of("pulse"), FEATURES);

    assertThat(run.rows())
        .containsExactly("Steps_TRAIN-1 up 2.5 1.0 1.0 4.0", "Steps_TRAIN-2 down 5.5 2.5 -2.0 4.0");
    assertCounts(run, 8, 8, 0);
  }

  /**
   * 1 at 0 and 5 at 2: slope 4/2. 2,2,2,2,7 at 0…4: mean 15/5, slope (2·1 + 1·1 − 1·1 + 2·4) / (4 +
   * 1 + 0 + 1 + 4). 4 at 1 and 6 at 2: slope 2/1.
   */
  @Test
  void seriesOfUnequalLengthWithMissingReadings() throws IOException {
    String text =
        """
        %# Readings are missing inside and at the beginning.
        @problemname Gaps
        @timestamps false
        @missing True
        @univariate true
        @equallength false
        @classlabel true a b
        @data
        1,?,5:a
        2,2,2,2,7:b
        NaN, 4, 6 : a
        """;
    FeaturesRun run = run("Gaps.ts", text, "", List.of("pulse"), FEATURES);

    assertThat(run.rows())
        .containsExactly(
            "Gaps-1 a 3.0 1.0 2.0 2.0", "Gaps-2 b 3.0 2.0 1.0 5.0", "Gaps-3 a 5.0 4.0 2.0 2.0");
    assertCounts(run, 11, 9, 2);
  }

  /**
   * First series: 1 and 4 a day and a half apart, slope 3/1.5 a day; of the other dimension only 10
   * is there. Second series: 3 and 5 two days apart, slope 1; the other dimension has a time of its
   * own, and nothing is missing.
   */
  @Test
  void multivariateSeriesWithTimeStamps() throws IOException {
    String text =
        """
        @problemName Stamps
        @timeStamps true
        @univariate false
        @dimensions 2
        @equalLength false
        @classLabel true x y
        @data
        (2021-01-01 00:00:00,1),(2021-01-02 12:00:00,4):(2021-01-01 00:00:00,10),(2021-01-02 12:00:00,?):x
        (2021-01-01,3),(2021-01-03,5):(2021-01-02,7):y
        """;
    FeaturesRun run =
        run(
            "Stamps.ts",
            text,
            "",
            List.of("dim_0", "dim_1"),
            List.of("dim_0_mean", "dim_0_trend", "dim_1_mean", "dim_1_observations"));

    assertThat(run.rows())
        .containsExactly("Stamps-1 x 2.5 2.0 10.0 1.0", "Stamps-2 y 4.0 1.0 7.0 1.0");
    assertCounts(run, 7, 6, 1);
  }

  /**
   * 3,5,7, filled up to four: mean 15/3. 2,4,6 at 0, 2, 3: mean 12/3, slope (10/3 + 0 + 8/3) /
   * (25/9 + 1/9 + 16/9) = 9/7.
   */
  @Test
  void tabSeparatedSeriesOfTheUcrArchive() throws IOException {
    FeaturesRun run = run("Tabs_TEST.tsv", UCR, "ucr", List.of("pulse"), FEATURES);

    assertThat(run.rows())
        .containsExactly(
            "Tabs_TEST-1 1 5.0 3.0 2.0 3.0", "Tabs_TEST-2 -1 4.0 2.0 " + 9.0 / 7 + " 3.0");
    assertCounts(run, 7, 6, 1);
  }

  /** 1,2,3 with 9,?,3: means 6/3 and 12/2, slope −6/2. 4,4,4 with 1,1,?: means 4 and 1. */
  @Test
  void multivariateArff() throws IOException {
    String text =
        """
        % As the archive writes it
        @relation 'Two motions'
        @attribute 'relational att' relational
          @attribute t0 numeric
          @attribute t1 real
          @attribute t2 NUMERIC
        @end 'relational att'
        @attribute class {'stand still',run}

        @data
        '1,2,3\\n9,?,3',run
        "4,4,4\\n1,1,?" , 'stand still'
        """;
    FeaturesRun run =
        run(
            "Motions.arff",
            text,
            "",
            List.of("dim_1", "dim_0"),
            List.of("dim_0_mean", "dim_1_mean", "dim_1_trend"));

    assertThat(run.rows())
        .containsExactly("Motions-1 run 2.0 6.0 -3.0", "Motions-2 stand still 4.0 1.0 0.0");
    assertCounts(run, 12, 10, 2);
  }

  @Test
  void univariateArff() throws IOException {
    String text =
        """
        @Relation r
        @attribute att0 numeric
        @attribute att1 numeric
        @attribute  target {0,1}
        @data
        1.5,?,1
        2,4,0
        """;
    FeaturesRun run = run("r.arff", text, "", List.of("pulse"), FEATURES);

    assertThat(run.rows()).containsExactly("r-1 1 1.5 1.5 NaN 1.0", "r-2 0 3.0 2.0 2.0 2.0");
    assertCounts(run, 3, 3, 0); // the first series ends before what is missing
  }

  @Test
  void badSeriesIsOneBadRecordWithItsLine() throws IOException {
    String text =
        STEPS + "1,2,3:up\n1,2,x,4:up\n1,2,3,4:sideways\n1,2,3,4:\n1,2,3,4\n4,3,2,1:down\n";
    FeaturesRun run = run("Steps.ts", text, "", List.of("pulse"), FEATURES);

    assertThat(run.bad())
        .containsExactly(
            "/Steps.ts\tline 13\tcolumns\tdimension 1: expected 4 values, as series are equally long, but found 3",
            "/Steps.ts\tline 14\tnumber\tdimension 1, value 3: expected a number but found 'x'",
            "/Steps.ts\tline 15\tunknown-label\texpected a class of the header, 'up', 'down', but found 'sideways'",
            "/Steps.ts\tline 16\tempty-label\texpected a class but found nothing",
            "/Steps.ts\tline 17\tcolumns\texpected 1 dimension and a class with ':' between but found 0 ':' in the line");
    assertThat(run.rows()).hasSize(3).last().asString().startsWith("Steps-8 down 2.5");
    assertThat(run.result().read()).isEqualTo(8 + 5 + 4);
    assertThat(run.failure().orElseThrow())
        .contains("bad records: 5")
        .contains("Steps.ts at line 13");
  }

  @Test
  void lineMayBeLongerThanOneOfAReading() throws IOException {
    String longer = "1,2,".repeat(50_000) + "3";
    String text = STEPS.replace("@equalLength true\n@seriesLength 4\n", "") + longer + ":up\n";
    FeaturesRun run =
        run("Long.ts", text, "", List.of("pulse"), FEATURES, FeaturesSettings.DEFAULT_LINE_BYTES);

    assertThat(run.result().badEntries()).isZero();
    assertCounts(run, 8 + 100_001, 8 + 100_001, 0);
  }

  @Test
  void compressedFileIsReadToo() throws IOException {
    TestFiles.write(folder.resolve("Steps_TRAIN.ts.gz"), TestFiles.gzip(STEPS));
    TestFiles.write(folder.resolve("Steps_TEST.ts.bz2"), TestFiles.bzip2(STEPS));
    FeaturesRun run = settled(List.of("pulse"), FEATURES, "", 200);

    assertThat(run.over("Steps_TRAIN.ts.gz", "Steps_TEST.ts.bz2").rows())
        .containsExactly(
            "Steps_TEST-1 up 2.5 1.0 1.0 4.0",
            "Steps_TEST-2 down 5.5 2.5 -2.0 4.0",
            "Steps_TRAIN-1 up 2.5 1.0 1.0 4.0",
            "Steps_TRAIN-2 down 5.5 2.5 -2.0 4.0");
  }

  @Test
  void filesOfOneNameAreRefused() throws IOException {
    TestFiles.write(folder.resolve("a/Steps.ts"), STEPS);
    TestFiles.write(folder.resolve("b/Steps.ts.gz"), TestFiles.gzip(STEPS));

    assertThatThrownBy(() -> settled(List.of("pulse"), FEATURES, "", 200).over("a", "b"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a/Steps.ts and")
        .hasMessageContaining("both would have subjects 'Steps-1', …; rename one");
  }

  @Test
  void dimensionsThereAreAreNamed() {
    String text = STEPS.replace("@univariate true", "@univariate false").replace(":", ":5,6,7,8:");
    assertRefused(
        "Steps.ts",
        text,
        "",
        "value column 'pulse'",
        "2 dimensions, dim_0..dim_1;",
        "--value-column");
  }

  @Test
  void regressionIsRefused() {
    assertRefused(
        "r.ts",
        STEPS.replace("@classLabel true up down", "@targetLabel true"),
        "",
        "line 8: ",
        "regression");
    assertRefused(
        "r.arff",
        "@relation r\n@attribute a numeric\n@attribute y numeric\n@data\n1,2\n",
        "",
        "line 4: ",
        "regression");
  }

  @Test
  void seriesWithoutClassesAreRefusedWhereLabelsAreNeeded() {
    assertRefused(
        "n.ts",
        STEPS.replace("true up down", "false"),
        "",
        "expected a class",
        "@classLabel false");
  }

  @Test
  void tabSeparatedFileWithoutTheFormatIsToldOfIt() {
    assertRefused("Tabs.tsv", UCR, "", "--input-format ucr");
  }

  @Test
  void sparseArffIsRefused() throws IOException {
    String text = "@relation r\n@attribute a numeric\n@attribute c {x,y}\n@data\n{0 1, 1 x}\n";
    FeaturesRun run = run("r.arff", text, "", List.of("pulse"), FEATURES);

    assertThat(run.failure().orElseThrow()).contains("r.arff at line 5").contains("sparse ARFF");
  }

  private void assertRefused(String name, String text, String format, String... parts) {
    assertThatThrownBy(() -> run(name, text, format, List.of("pulse"), FEATURES))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(name)
        .hasMessageContainingAll(parts);
  }

  private FeaturesRun run(
      String name, String text, String format, List<String> sensors, List<String> features)
      throws IOException {
    return run(name, text, format, sensors, features, 200);
  }

  private FeaturesRun run(
      String name,
      String text,
      String format,
      List<String> sensors,
      List<String> features,
      int maxLineBytes)
      throws IOException {
    TestFiles.write(folder.resolve(name), text);
    return settled(sensors, features, format, maxLineBytes).over(name);
  }

  private FeaturesRun settled(
      List<String> sensors, List<String> features, String format, int maxLineBytes) {
    return new FeaturesRun(folder)
        .splits(100) // such files are not split
        .settings(
            new FeaturesSettings(
                new ColumnNames("id", "time", sensors, "label", false, null),
                format.isEmpty() ? Optional.empty() : ObservationFormat.of(format),
                Dialect.CSV,
                TimeFormats.STANDARD,
                FeatureColumns.named(features, sensors),
                0,
                maxLineBytes,
                1000));
  }

  private static void assertCounts(FeaturesRun run, long read, long used, long missing)
      throws IOException {
    FeaturesResult result = run.result();
    assertThat(List.of(result.read(), result.used(), result.missing()))
        .containsExactly(read, used, missing);
  }
}
