package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.ChosenRows;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.RowGroupRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good input: whatever its packing, the same rows. */
class FeaturesJobIT {
  private static final long SEED = 3;

  /** Features mean, std, min, max. */
  private static final String[] ROWS = {
    "1_1 athlete 53.0 1.0 52.0 54.0",
    "1_2 pro, \"so called\" 41.5 0.7071067811865476 41.0 42.0",
    "é athlete 60.0 NaN 60.0 60.0"
  };

  @TempDir Path folder;

  /** Readings of three subjects over files of every kind, a header and an order in each. */
  private void writeEveryKindOfFile() throws Exception {
    TestFiles.write(
        folder.resolve("in/plain.csv"),
        """
        \uFEFFdatetime,pulse,category,ts_number\r
        2021-01-02,53.0,athlete,1_1\r
        \r
        "2021-01-01","52.0",athlete,"1_1"\r
        """);
    TestFiles.write(
        folder.resolve("in/deep/er/packed.csv.gz"),
        TestFiles.gzip(
            """
            ts_number,category,note,pulse,datetime
            1_2,"pro, ""so called""\",n,41,2021-01-01
            1_1,athlete,,54.0,2021-01-03
            """));
    TestFiles.write(
        folder.resolve("in/packed.csv.bz2"),
        TestFiles.bzip2(
            """
            pulse,ts_number,category,datetime
            60,é,athlete,2021-01-01
            41.0,1_2,"pro, ""so called""\",2021-01-01T00:00:00Z
            """));
    TestFiles.write(
        folder.resolve("other/x1.csv"),
        "datetime,pulse,category,ts_number\n2021-01-02,42,\"pro, \"\"so called\"\"\",1_2");
    TestFiles.write(folder.resolve("other/x2.txt"), "not of the pattern");
    TestFiles.write(folder.resolve("in/_hidden.csv"), "no header of ours");
    TestFiles.write(folder.resolve("in/.hidden.csv"), "no header of ours");
    TestFiles.write(folder.resolve("in/empty.csv"), "");
    TestFiles.write(folder.resolve("in/empty.csv.gz"), TestFiles.gzip(""));
    TestFiles.write(folder.resolve("in/header.csv"), TestFiles.HEADER);
  }

  @Test
  void filesOfEveryKindAreOneInput() throws Exception {
    writeEveryKindOfFile();
    FeaturesRun run = new FeaturesRun(folder).over("in", "other/x?.csv", "other/x1.csv");

    assertThat(run.failure()).isEmpty();
    assertThat(run.rows()).containsExactly(ROWS);
    assertThat(run.files("")).containsExactly("_SUCCESS", "part-r-00000.parquet");
    FeaturesResult result = run.result();
    assertThat(result.read()).isEqualTo(7);
    assertThat(result.used()).isEqualTo(6);
    assertThat(result.duplicates()).isEqualTo(1);
    assertThat(result.blank()).isEqualTo(1);
    assertThat(result.dateTimes()).isEqualTo(7);
    assertThat(result.subjects()).isEqualTo(3);
  }

  @Test
  void tinySplitsAndThreeReducersGiveTheSameRows() throws Exception {
    writeEveryKindOfFile();
    FeaturesRun run = new FeaturesRun(folder).splits(40).reducers(3).over("in", "other/x1.csv");

    assertThat(run.rows()).containsExactlyInAnyOrder(ROWS);
    assertThat(run.files("").stream().filter(name -> name.endsWith(".parquet")))
        .containsExactly("part-r-00000.parquet", "part-r-00001.parquet", "part-r-00002.parquet");
    assertThat(run.result().read()).isEqualTo(7);
    assertThat(run.result().blank()).isEqualTo(1);
  }

  @Test
  void statisticsTakenWithTheTableAreThoseOfItsRows() throws Exception {
    List<String> rows = randomRows(400, 5);
    rows.add("2021-01-01,60,athlete,one reading"); // its deviation is missing
    Collections.shuffle(rows, new Random(SEED));
    TestFiles.write(folder.resolve("in/all.csv"), TestFiles.HEADER + String.join("\n", rows));
    TrainingSplit split = new TrainingSplit(SEED, 0.7);

    FeaturesRun run = new FeaturesRun(folder).splits(2000).reducers(3).asked(split).over("in");

    TrainingStatistics taken = run.statistics();
    FeatureTable table = run.table();
    TrainingStatistics read = new TrainingStatistics(table.features(), split, true);
    try (RowGroupReader reader = new RowGroupReader(run.conf, table.columns())) {
      for (RowGroupRef ref : table.rowGroups()) {
        RowGroup group = reader.read(ref);
        read.add(ChosenRows.training(group, split, 0, group.rows()));
      }
    }
    assertThat(taken).isEqualTo(read);
    assertThat(taken.rows()).isBetween(200L, 360L);
    assertThat(taken.counts().heldOut() + taken.counts().missing() + taken.rows()).isEqualTo(401);
    assertThat(run.files("")).doesNotContain("_statistics");
  }

  @Test
  void seriesOfManyChunksIsOneRow() throws Exception {
    int readings = 200_000; // some 50 values of 4,096 readings, over many splits
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < readings; i++) {
      rows.add(i + "," + i % 1000 + ",athlete,long");
    }
    Collections.rotate(rows, readings / 3);
    TestFiles.write(folder.resolve("in/all.csv"), TestFiles.HEADER + String.join("\n", rows));

    FeaturesRun run = new FeaturesRun(folder).splits(300_000).over("in");

    assertThat(run.result().used()).isEqualTo(readings);
    assertThat(run.rows()).containsExactly("long athlete 499.5 288.6757119473915 0.0 999.0");
  }

  @Test
  void anyPackingOfTheRowsGivesTheSameBytes() throws Exception {
    List<String> rows = randomRows(40, 30);
    TestFiles.write(folder.resolve("a/in/all.csv"), TestFiles.HEADER + String.join("\n", rows));
    Collections.shuffle(rows, new Random(SEED));
    for (int file = 0; file < 3; file++) {
      List<String> part = rows.subList(file * rows.size() / 3, (file + 1) * rows.size() / 3);
      TestFiles.write(
          folder.resolve("b/in/" + file + ".csv"), TestFiles.HEADER + String.join("\n", part));
    }

    FeaturesRun together = new FeaturesRun(folder.resolve("a")).over("in");
    FeaturesRun apart = new FeaturesRun(folder.resolve("b")).splits(9000).over("in");

    assertThat(together.rows()).hasSize(40);
    assertThat(Files.readAllBytes(apart.out().resolve("part-r-00000.parquet")))
        .isEqualTo(Files.readAllBytes(together.out().resolve("part-r-00000.parquet")));
  }

  @Test
  void bzip2InManySplitsGivesTheRowsOfThePlainFile() throws Exception {
    String text = TestFiles.HEADER + String.join("\n", randomRows(60, 200)) + "\n";
    TestFiles.write(folder.resolve("a/in.csv"), text);
    TestFiles.write(folder.resolve("b/in.csv.bz2"), TestFiles.bzip2(text));

    FeaturesRun plain = new FeaturesRun(folder.resolve("a")).over("in.csv");
    FeaturesRun packed = new FeaturesRun(folder.resolve("b")).splits(5000).over("in.csv.bz2");

    assertThat(Files.size(folder.resolve("b/in.csv.bz2"))).isGreaterThan(5 * 5000);
    assertThat(packed.result()).isEqualTo(plain.result());
    assertThat(packed.result().read()).isEqualTo(60 * 200);
    assertThat(packed.rows()).isEqualTo(plain.rows());
  }

  @Test
  void rowGroupsHaveTheRowsAskedFor() throws Exception {
    TestFiles.write(
        folder.resolve("in.csv"), TestFiles.HEADER + String.join("\n", randomRows(25, 2)));
    FeaturesRun run =
        new FeaturesRun(folder)
            .settings(
                new FeaturesSettings(
                    TestFiles.NAMES,
                    Optional.empty(),
                    Dialect.CSV,
                    TimeFormats.STANDARD,
                    TestFiles.FEATURES,
                    0,
                    200,
                    10))
            .over("in.csv");

    assertThat(run.table().rowGroups()).extracting(RowGroupRef::rows).containsExactly(10L, 10L, 5L);
  }

  @Test
  void subjectMayHaveFarMoreReadingsThanAChunk() throws Exception {
    int readings = 100_000;
    StringBuilder text = new StringBuilder("datetime,pulse,category,ts_number\n");
    for (int i = readings - 1; i >= 0; i--) {
      text.append(i).append(',').append(i % 4).append(",a,s\n");
    }
    TestFiles.write(folder.resolve("in.csv"), text.toString());

    FeaturesRun run = new FeaturesRun(folder).splits(400_000).over("in.csv");

    assertThat(run.rows())
        .singleElement()
        .asString()
        .startsWith("s a 1.5 1.118")
        .endsWith("0.0 3.0");
    assertThat(run.result().used()).isEqualTo(readings);
    assertThat(run.result().wholeNumberTimes()).isEqualTo(readings);
  }

  @Test
  void withoutALabelColumnTheTableHasNone() throws Exception {
    TestFiles.write(folder.resolve("in/a.csv"), "ts_number,datetime,pulse\ns,1,5\n");
    TestFiles.write(folder.resolve("in/b.csv"), TestFiles.HEADER + "2,7,,s\n1,4,a,t\n");
    ColumnNames optional =
        new ColumnNames("ts_number", "datetime", List.of("pulse"), "category", true, null);
    FeaturesRun run =
        new FeaturesRun(folder)
            .settings(
                new FeaturesSettings(
                    optional,
                    Optional.empty(),
                    Dialect.CSV,
                    TimeFormats.STANDARD,
                    TestFiles.FEATURES,
                    0,
                    200,
                    10))
            .over("in");

    assertThat(run.failure()).isEmpty();
    assertThat(run.labeled()).isFalse();
    assertThat(run.rows())
        .containsExactly("s - 6.0 1.4142135623730951 5.0 7.0", "t - 4.0 NaN 4.0 4.0");
  }

  @Test
  void optionalLabelIsUsedWhereEveryFileHasIt() throws Exception {
    TestFiles.write(folder.resolve("in/b.csv"), TestFiles.HEADER + "1,4,a,t\n");
    ColumnNames optional =
        new ColumnNames("ts_number", "datetime", List.of("pulse"), "category", true, null);
    FeaturesRun run =
        new FeaturesRun(folder)
            .settings(
                new FeaturesSettings(
                    optional,
                    Optional.empty(),
                    Dialect.CSV,
                    TimeFormats.STANDARD,
                    TestFiles.FEATURES,
                    0,
                    200,
                    10))
            .over("in");

    assertThat(run.rows()).containsExactly("t a 4.0 NaN 4.0 4.0");
  }

  /** Times count up, so no reading repeats another; subjects follow each other. */
  private static List<String> randomRows(int subjects, int readings) {
    Random random = new Random(SEED);
    List<String> rows = new ArrayList<>();
    for (int subject = 0; subject < subjects; subject++) {
      for (int i = 0; i < readings; i++) {
        rows.add("%d,%s,c%d,1_%d".formatted(i, random.nextInt(9999) / 8.0, subject % 3, subject));
      }
    }
    assertThat(rows).doesNotHaveDuplicates();
    return rows;
  }
}
