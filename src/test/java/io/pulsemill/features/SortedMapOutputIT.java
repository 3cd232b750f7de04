package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.MRJobConfig;
import org.apache.hadoop.mapreduce.TaskCounter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Hadoop's own collector: spills, merges, compressed or not. */
class SortedMapOutputIT {
  private static final long SEED = 20;
  private static final int LINES = 60_000;
  private static final int SUBJECTS = 3000;
  private static final String HADOOPS = "org.apache.hadoop.mapred.MapTask$MapOutputBuffer";

  @TempDir Path folder;

  /** Readings of subjects in no order, so that nearly each is a record of its own. */
  private void write() throws Exception {
    Random random = new Random(SEED);
    StringBuilder text = new StringBuilder("datetime,pulse,category,ts_number\n");
    for (int i = 0; i < LINES; i++) {
      String subject = "ward/" + Integer.toString(random.nextInt(SUBJECTS), 36);
      text.append("%d,%d,a,%s%n".formatted(i, random.nextInt(90), subject));
    }
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in/one.csv"), text);
    Files.writeString(folder.resolve("in/two.csv"), text.append("x,1,a,ward/1\n"));
  }

  private FeaturesRun run(String collector, boolean compressed, int reducers) throws Exception {
    FeaturesRun run = new FeaturesRun(Files.createTempDirectory(folder, "run"));
    run.conf.set(JobContext.MAP_OUTPUT_COLLECTOR_CLASS_ATTR, collector);
    run.conf.setInt(MRJobConfig.IO_SORT_MB, 1);
    run.conf.setInt(MRJobConfig.IO_SORT_FACTOR, 2);
    run.conf.setBoolean(MRJobConfig.MAP_OUTPUT_COMPRESS, compressed);
    return run.reducers(reducers).over(folder.resolve("in").toString());
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "false, 5", "true, 3"})
  void tableAndCountsAreThoseOfHadoopsOwn(boolean compressed, int reducers) throws Exception {
    write();
    FeaturesRun expected = run(HADOOPS, compressed, reducers);
    FeaturesRun found = run(SortedMapOutput.class.getName(), compressed, reducers);

    assertThat(found.rows()).isEqualTo(expected.rows());
    assertThat(found.bad()).isEqualTo(expected.bad()).hasSize(1);
    for (TaskCounter counter :
        new TaskCounter[] {
          TaskCounter.MAP_OUTPUT_RECORDS,
          TaskCounter.MAP_OUTPUT_BYTES,
          TaskCounter.REDUCE_INPUT_RECORDS,
          TaskCounter.REDUCE_INPUT_GROUPS
        }) {
      assertThat(count(found, counter)).isEqualTo(count(expected, counter)).isPositive();
    }
    assertThat(count(found, TaskCounter.SPILLED_RECORDS))
        .as("spills were merged")
        .isGreaterThan(2 * count(found, TaskCounter.MAP_OUTPUT_RECORDS));
  }

  private static long count(FeaturesRun run, TaskCounter counter) throws Exception {
    Counters counters = run.counters();
    return counters.findCounter(counter).getValue();
  }
}
