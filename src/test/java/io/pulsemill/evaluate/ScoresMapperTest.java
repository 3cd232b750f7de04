package io.pulsemill.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.SmallModel;
import io.pulsemill.job.SmallTable;
import io.pulsemill.metrics.JointScores;
import io.pulsemill.metrics.Scores;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.output.WorkFolders;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.RowGroupInputFormat;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.table.SplitSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mrunit.mapreduce.MapDriver;
import org.apache.hadoop.mrunit.mapreduce.MapReduceDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wiring of an evaluation. */
class ScoresMapperTest {
  private static final TrainingSplit SPLIT = new TrainingSplit(12345, 0.7);

  @TempDir private Path folder;

  private FeatureTable table;
  private Configuration conf;

  @BeforeEach
  void writeTableAndModel() throws IOException {
    Job job = Job.getInstance();
    table = SmallTable.write(job.getConfiguration(), folder);
    RowGroupInputFormat.set(job, table, 1);
    conf = job.getConfiguration();
    SplitSettings.set(conf, SPLIT);
    conf.set(ScoresMapper.ROWS, RowChoice.ALL.name());
    WorkFolder work =
        WorkFolders.beside(conf, new org.apache.hadoop.fs.Path(folder.toUri().toString(), "m"));
    ModelFile.ship(conf, List.of(SmallModel.of("a", "b")), work);
  }

  @Test
  void writesOneSumForTheWholeTaskAndCountsRowsLeftOut() throws IOException {
    Scores scores = scores();
    assertThat(scores.confusion().rows()).isEqualTo(SmallTable.ROWS - 1);
    assertThat(scores.skipped()).isEqualTo(Map.of(Scores.MISSING_VALUE, 1L));
  }

  @Test
  void aLabelTheModelDoesNotKnowIsLeftOutAndCounted() throws IOException {
    WorkFolder work =
        WorkFolders.beside(conf, new org.apache.hadoop.fs.Path(folder.toUri().toString(), "n"));
    ModelFile.ship(conf, List.of(SmallModel.of("a", "z")), work);
    Scores scores = scores();
    assertThat(scores.skipped())
        .containsEntry(Scores.UNKNOWN_LABEL, SmallTable.ROWS / 2 - 1L)
        .containsEntry(Scores.MISSING_VALUE, 1L);
    assertThat(scores.confusion().rows()).isEqualTo(SmallTable.ROWS / 2);
  }

  @Test
  void testAndTrainRowsPartTheTable() throws IOException {
    long train = IntStream.range(0, SmallTable.ROWS).filter(i -> SPLIT.training("s" + i)).count();
    conf.set(ScoresMapper.ROWS, RowChoice.TRAIN.name());
    Scores trained = scores();
    conf.set(ScoresMapper.ROWS, RowChoice.TEST.name());
    Scores tested = scores();
    long missing = SPLIT.training("s" + SmallTable.MISSING) ? 1 : 0;
    assertThat(trained.confusion().rows()).isEqualTo(train - missing);
    assertThat(tested.confusion().rows()).isEqualTo(SmallTable.ROWS - train - 1 + missing);
  }

  /** Each of the two classes of each row that is scored, by key and as a row of its class. */
  @Test
  void ranksEachRowByTheProbabilityOfEachClass() throws IOException {
    new Detail(0, true).set(conf);
    List<Pair<RankKey, BytesWritable>> output = map();
    assertThat(output).hasSize(1 + 2 * (SmallTable.ROWS - 1));
    List<Pair<RankKey, BytesWritable>> ranked = output.subList(0, output.size() - 1);
    assertThat(ranked).extracting(pair -> pair.getFirst().ofClass()).containsOnly(0, 1);
    assertThat(ranked.stream().filter(pair -> RankValues.label(pair.getSecond()) == 1))
        .hasSize(2 * (SmallTable.ROWS / 2 - 1)); // the row that misses a value is odd
    assertThat(ranked).extracting(pair -> pair.getFirst().isSums()).containsOnly(false);
  }

  @Test
  void reducerAddsTheSumsAndRanksTheRows() throws IOException {
    new Detail(3, true).set(conf);
    MapReduceDriver<NullWritable, RowGroupRef, RankKey, BytesWritable, RankKey, BytesWritable>
        driver = MapReduceDriver.newMapReduceDriver(new ScoresMapper(), new ScoresReducer());
    driver.getConfiguration().addResource(conf);
    table.rowGroups().forEach(where -> driver.addInput(NullWritable.get(), where));
    List<Pair<RankKey, BytesWritable>> output = driver.run();
    assertThat(output).hasSize(3);
    JointScores sums = RankValues.sums(output.get(0).getSecond());
    assertThat(sums.scores(0).rows()).isEqualTo(SmallTable.ROWS - 1);
    assertThat(sums.replicates().get(0).replicates()).isEqualTo(3);
    double[][] areas = RankValues.areas(output.get(2).getSecond());
    assertThat(output.get(2).getFirst().ofClass()).isEqualTo(1);
    assertThat(areas[0]).hasSize(4);
    assertThat(areas[0][0]).isBetween(0.5, 1.0).isNotEqualTo(areas[0][1]);
    // p of class 0 falls as that of class 1 rises: the same pairs of rows
    assertThat(RankValues.areas(output.get(1).getSecond())[1]).containsExactly(areas[0]);
  }

  private Scores scores() throws IOException {
    List<Pair<RankKey, BytesWritable>> output = map();
    assertThat(output).hasSize(1);
    assertThat(output.get(0).getFirst().isSums()).isTrue();
    return RankValues.sums(output.get(0).getSecond()).scores(0);
  }

  private List<Pair<RankKey, BytesWritable>> map() throws IOException {
    MapDriver<NullWritable, RowGroupRef, RankKey, BytesWritable> driver =
        MapDriver.newMapDriver(new ScoresMapper());
    driver.getConfiguration().addResource(conf);
    table.rowGroups().forEach(where -> driver.addInput(NullWritable.get(), where));
    return driver.run();
  }
}
