package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.SmallTable;
import io.pulsemill.startup.InProcessLocalFileSystem;
import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.sums.SumJob;
import io.pulsemill.table.FeatureTable;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums too large for one reducer go to several, and come to the same. */
class PartialReducersTest {
  private static final double SMALL = 5000;
  private static final double LARGE = 1e9;

  @TempDir private Path folder;

  @Test
  void severalReducersLeaveTheSumOfOne() throws Exception {
    Configuration conf = new Configuration();
    InProcessLocalFileSystem.use(conf);
    FeatureTable table = SmallTable.write(conf, folder);

    Job one = run(conf, table, SMALL, "one");
    Job several = run(conf, table, LARGE, "several");

    assertThat(one.getNumReduceTasks()).isEqualTo(1);
    assertThat(several.getNumReduceTasks()).isEqualTo(2); // the root of four tasks
    assertThat(several.getCounters().findCounter(TaskCounter.REDUCE_OUTPUT_RECORDS).getValue())
        .as("reducers that had a share")
        .isEqualTo(2);
    TrainingStatistics all = SumJob.result(one, TrainingStatisticsWritable::new).get();
    assertThat(SumJob.result(several, TrainingStatisticsWritable::new).get()).isEqualTo(all);
  }

  private Job run(Configuration conf, FeatureTable table, double bytes, String name)
      throws Exception {
    Job job =
        SumJob.create(
            conf,
            name,
            table,
            SmallTable.ROW_GROUPS,
            StatisticsMapper.class,
            TrainingStatisticsWritable.class,
            bytes,
            new org.apache.hadoop.fs.Path(folder.toUri().toString(), name));
    StatisticsMapper.set(
        job.getConfiguration(), new TrainingSplit(1, 0.7), StatisticsScope.unweighted(true));
    assertThat(job.waitForCompletion(false)).isTrue();
    return job;
  }
}
