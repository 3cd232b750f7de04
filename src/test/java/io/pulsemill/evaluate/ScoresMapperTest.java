package io.pulsemill.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.SmallModel;
import io.pulsemill.job.SmallTable;
import io.pulsemill.metrics.Scores;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.sums.ScoresWritable;
import io.pulsemill.sums.SumReducer;
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
        WorkFolder.beside(conf, new org.apache.hadoop.fs.Path(folder.toUri().toString(), "m"));
    ModelFile.ship(conf, SmallModel.of("a", "b"), work);
  }

  @Test
  void writesOneSumForTheWholeTaskAndCountsRowsLeftOut() throws IOException {
    List<Pair<NullWritable, ScoresWritable>> output = map();
    assertThat(output).hasSize(1);
    Scores scores = output.get(0).getSecond().get();
    assertThat(scores.confusion().rows()).isEqualTo(SmallTable.ROWS - 1);
    assertThat(scores.skipped()).isEqualTo(Map.of(Scores.MISSING_VALUE, 1L));
  }

  @Test
  void aLabelTheModelDoesNotKnowIsLeftOutAndCounted() throws IOException {
    WorkFolder work =
        WorkFolder.beside(conf, new org.apache.hadoop.fs.Path(folder.toUri().toString(), "n"));
    ModelFile.ship(conf, SmallModel.of("a", "z"), work);
    Scores scores = map().get(0).getSecond().get();
    assertThat(scores.skipped())
        .containsEntry(Scores.UNKNOWN_LABEL, SmallTable.ROWS / 2 - 1L)
        .containsEntry(Scores.MISSING_VALUE, 1L);
    assertThat(scores.confusion().rows()).isEqualTo(SmallTable.ROWS / 2);
  }

  @Test
  void testAndTrainRowsPartTheTable() throws IOException {
    long train = IntStream.range(0, SmallTable.ROWS).filter(i -> SPLIT.training("s" + i)).count();
    conf.set(ScoresMapper.ROWS, RowChoice.TRAIN.name());
    Scores trained = map().get(0).getSecond().get();
    conf.set(ScoresMapper.ROWS, RowChoice.TEST.name());
    Scores tested = map().get(0).getSecond().get();
    long missing = SPLIT.training("s" + SmallTable.MISSING) ? 1 : 0;
    assertThat(trained.confusion().rows()).isEqualTo(train - missing);
    assertThat(tested.confusion().rows()).isEqualTo(SmallTable.ROWS - train - 1 + missing);
  }

  @Test
  void combinerChangesNothing() throws IOException {
    assertThat(whole(true)).isEqualTo(whole(false));
  }

  private List<Pair<NullWritable, ScoresWritable>> map() throws IOException {
    MapDriver<NullWritable, RowGroupRef, NullWritable, ScoresWritable> driver =
        MapDriver.newMapDriver(new ScoresMapper());
    driver.getConfiguration().addResource(conf);
    table.rowGroups().forEach(where -> driver.addInput(NullWritable.get(), where));
    return driver.run();
  }

  private Scores whole(boolean combiner) throws IOException {
    MapReduceDriver<
            NullWritable, RowGroupRef, NullWritable, ScoresWritable, NullWritable, ScoresWritable>
        driver = MapReduceDriver.newMapReduceDriver(new ScoresMapper(), new SumReducer<>());
    if (combiner) {
      driver.withCombiner(new SumReducer<>());
    }
    driver.getConfiguration().addResource(conf);
    table.rowGroups().forEach(where -> driver.addInput(NullWritable.get(), where));
    return driver.run().get(0).getSecond().get();
  }
}
