package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.job.SmallTable;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.output.WorkFolders;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.statistics.Folds;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.sums.RowGroupMapper;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs on the local runner against threads of this JVM. */
class EnginesIT {
  private static final TrainingSplit SPLIT = new TrainingSplit(12345, 0.7);
  private static final double[] WEIGHTS = {0.1, 0.5, -0.25, -0.1, -0.5, 0.25};

  @TempDir private Path folder;

  private Configuration conf;
  private FeatureTable table;
  private RowPreparation rows;

  @BeforeEach
  void writeTable() throws IOException {
    conf = new Configuration();
    table = SmallTable.write(conf, folder);
    Standardization unit =
        new Standardization(new double[2], new double[] {1, 1}, new double[] {8, 8});
    rows = new RowPreparation(SPLIT, List.of("a", "b"), new int[] {0, 1}, unit);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 3", "4, 4", "64, 4"})
  void aJobHasTheTasksAskedForUpToItsRowGroups(int asked, int ran) throws IOException {
    JobsSeen seen = new JobsSeen();
    try (WorkFolder work = work();
        JobsEngine jobs = jobs(asked, work, seen);
        LocalEngine local = new LocalEngine(conf, table, SPLIT, 1, new PhaseClock())) {
      TrainingStatistics statistics = jobs.statistics(true);
      assertThat(statistics).isEqualTo(local.statistics(true));
      jobs.prepare(rows);
      local.prepare(rows);
      PassResult pass = jobs.pass(WEIGHTS, Derivatives.GRADIENT);
      assertThat(seen.jobs)
          .hasSize(2)
          .allSatisfy(
              job -> assertThat(job.counters().value(RowGroupMapper.Read.TASKS)).isEqualTo(ran));
      assertThat(pass.jobId()).contains(seen.jobs.get(1).id());
      assertThat(local.pass(WEIGHTS, Derivatives.GRADIENT).jobId()).isEmpty();
    }
  }

  @Test
  void sumsAreTheSameFromJobsAndFromAnyNumberOfThreads() throws IOException {
    SoftmaxSums expected = local(1);
    assertThat(local(4)).isEqualTo(expected);
    try (LocalEngine streaming =
        new LocalEngine(conf, table, SPLIT, Folds.NONE, 2, new PhaseClock(), false)) {
      streaming.prepare(rows);
      assertThat(streaming.pass(WEIGHTS, Derivatives.HESSIAN).sums()).isEqualTo(expected);
    }
    try (WorkFolder work = work();
        JobsEngine jobs = jobs(3, work, new JobsSeen())) {
      jobs.prepare(rows);
      assertThat(jobs.pass(WEIGHTS, Derivatives.HESSIAN).sums()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Derivatives.class)
  void sumsOfFarRowsAreTheSameFromJobsAndThreads(Derivatives derivatives) throws IOException {
    // Whoever lies beyond ±0.5 counts as far: about half of the rows.
    Standardization scales =
        new Standardization(
            new double[2], new double[] {1, 1}, new double[] {8, 8}, new double[] {0.5, 8});
    rows = new RowPreparation(SPLIT, List.of("a", "b"), new int[] {0, 1}, scales);
    SoftmaxSums expected = local(1, derivatives);
    assertThat(local(4, derivatives)).isEqualTo(expected);
    try (WorkFolder work = work();
        JobsEngine jobs = jobs(3, work, new JobsSeen())) {
      jobs.prepare(rows);
      assertThat(jobs.pass(WEIGHTS, derivatives).sums()).isEqualTo(expected);
    }
  }

  private JobsEngine jobs(int tasks, WorkFolder work, Progress progress) {
    return new JobsEngine(
        table, SPLIT, tasks, new RunContext(conf, work, progress, new PhaseClock()));
  }

  private SoftmaxSums local(int threads) throws IOException {
    return local(threads, Derivatives.HESSIAN);
  }

  private SoftmaxSums local(int threads, Derivatives derivatives) throws IOException {
    try (LocalEngine local = new LocalEngine(conf, table, SPLIT, threads, new PhaseClock())) {
      local.prepare(rows);
      return local.pass(WEIGHTS, derivatives).sums();
    }
  }

  private WorkFolder work() throws IOException {
    return WorkFolders.beside(
        conf, new org.apache.hadoop.fs.Path(folder.toUri().toString(), "model.json"));
  }

  private static final class JobsSeen implements Progress {
    private final List<FinishedJob> jobs = new ArrayList<>();

    @Override
    public void say(String line) {}

    @Override
    public void warn(String line) {}

    @Override
    public void ran(FinishedJob job) {
      jobs.add(job);
    }
  }
}
