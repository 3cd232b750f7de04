package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.SmallTable;
import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.sums.RowGroupScan.Read;
import io.pulsemill.sums.SumReducer;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroupInputFormat;
import io.pulsemill.table.RowGroupRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mrunit.mapreduce.MapDriver;
import org.apache.hadoop.mrunit.mapreduce.MapReduceDriver;
import org.apache.hadoop.mrunit.mapreduce.ReduceDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wiring of the statistics pass. */
class StatisticsMapperTest {
  private static final TrainingSplit SPLIT = new TrainingSplit(12345, 0.7);

  @TempDir private Path folder;

  private FeatureTable table;
  private Configuration conf;

  @BeforeEach
  void writeTable() throws IOException {
    Job job = Job.getInstance();
    table = SmallTable.write(job.getConfiguration(), folder);
    RowGroupInputFormat.set(job, table, 1);
    StatisticsMapper.set(job.getConfiguration(), SPLIT, StatisticsScope.unweighted(true));
    conf = job.getConfiguration();
  }

  @Test
  void writesOneSumForTheWholeTaskAndCountsWhatItRead() throws IOException {
    MapDriver<NullWritable, RowGroupRef, NullWritable, TrainingStatisticsWritable> driver =
        MapDriver.newMapDriver(new StatisticsMapper());
    driver.getConfiguration().addResource(conf);
    table.rowGroups().forEach(where -> driver.addInput(NullWritable.get(), where));

    List<Pair<NullWritable, TrainingStatisticsWritable>> output = driver.run();

    assertThat(output).hasSize(1);
    TrainingStatistics sum = output.get(0).getSecond().get();
    assertThat(sum.rows() + sum.counts().heldOut() + sum.counts().missing())
        .isEqualTo(SmallTable.ROWS);
    assertThat(sum.counts().missing()).isEqualTo(SPLIT.training("s" + SmallTable.MISSING) ? 1 : 0);
    assertThat(driver.getCounters().findCounter(Read.ROW_GROUPS).getValue())
        .isEqualTo(SmallTable.ROW_GROUPS);
    assertThat(driver.getCounters().findCounter(Read.ROWS).getValue()).isEqualTo(SmallTable.ROWS);
    assertThat(driver.getCounters().findCounter(Read.TASKS).getValue()).isEqualTo(1);
  }

  @Test
  void reducerAddsPartialsToOneSum() throws IOException {
    ReduceDriver<NullWritable, TrainingStatisticsWritable, NullWritable, TrainingStatisticsWritable>
        driver = ReduceDriver.newReduceDriver(new SumReducer<>());
    List<TrainingStatisticsWritable> partials = new ArrayList<>();
    for (RowGroupRef where : table.rowGroups()) {
      MapDriver<NullWritable, RowGroupRef, NullWritable, TrainingStatisticsWritable> map =
          MapDriver.newMapDriver(new StatisticsMapper());
      map.getConfiguration().addResource(conf);
      partials.add(map.withInput(NullWritable.get(), where).run().get(0).getSecond());
    }
    driver.withInput(NullWritable.get(), partials);
    assertThat(driver.run())
        .singleElement()
        .extracting(pair -> pair.getSecond().get())
        .isEqualTo(whole(false));
  }

  @Test
  void combinerChangesNothing() throws IOException {
    assertThat(whole(true)).isEqualTo(whole(false));
  }

  private TrainingStatistics whole(boolean combiner) throws IOException {
    MapReduceDriver<
            NullWritable,
            RowGroupRef,
            NullWritable,
            TrainingStatisticsWritable,
            NullWritable,
            TrainingStatisticsWritable>
        driver = MapReduceDriver.newMapReduceDriver(new StatisticsMapper(), new SumReducer<>());
    if (combiner) {
      driver.withCombiner(new SumReducer<>());
    }
    driver.getConfiguration().addResource(conf);
    table.rowGroups().forEach(where -> driver.addInput(NullWritable.get(), where));
    return driver.run().get(0).getSecond().get();
  }
}
