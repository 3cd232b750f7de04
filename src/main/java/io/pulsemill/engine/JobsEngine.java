package io.pulsemill.engine;

import io.pulsemill.job.JobRun;
import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.sums.SumJob;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroupPacking;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;

/** Sums by MapReduce: each pass is one job, each map task takes its share of the row groups. */
public final class JobsEngine implements Engine {
  private final Configuration conf;
  private final FeatureTable table;
  private final TrainingSplit split;
  private final int tasks;
  private final WorkFolder work;
  private final Progress progress;

  private final PhaseClock clock = new PhaseClock();

  private RowPreparation rows;
  private String lastJob;

  /** An engine over {@code table}'s training rows; at most {@code tasks} map tasks per job. */
  public JobsEngine(
      Configuration conf,
      FeatureTable table,
      TrainingSplit split,
      int tasks,
      WorkFolder work,
      Progress progress) {
    this.conf = conf;
    this.table = table;
    this.split = split;
    this.tasks = tasks;
    this.work = work;
    this.progress = progress;
  }

  @Override
  public String key() {
    return "jobs";
  }

  @Override
  public int parallelism() {
    return RowGroupPacking.pack(table.rowGroups(), tasks).size();
  }

  /** Making a job ready and reading what it left; the rest is in the job's own report. */
  @Override
  public PhaseTimes parts() {
    return clock.parts();
  }

  @Override
  public String lastJob() {
    return lastJob;
  }

  @Override
  public TrainingStatistics statistics(boolean crossProducts) throws IOException {
    clock.skip();
    Job job =
        SumJob.create(
            conf,
            "statistics",
            table,
            tasks,
            StatisticsMapper.class,
            TrainingStatisticsWritable.class,
            work.next("statistics"));
    StatisticsMapper.set(job.getConfiguration(), split, crossProducts);
    run(job);
    progress.say(
        "jobs: %d map tasks over %d row groups"
            .formatted(SumJob.mapTasks(job), table.rowGroups().size()));
    clock.lap(Phase.NOTICE);
    TrainingStatistics sum = SumJob.result(job, new TrainingStatisticsWritable()).get();
    clock.lap(Phase.SHUFFLE_AND_SUM);
    return sum;
  }

  @Override
  public void prepare(RowPreparation rows) {
    this.rows = rows;
  }

  @Override
  public SoftmaxSums sum(double[] weights, Derivatives order) throws IOException {
    clock.skip();
    Path output = work.next("pass");
    Job job =
        SumJob.create(
            conf,
            output.getName(),
            table,
            tasks,
            SoftmaxMapper.class,
            SoftmaxSumsWritable.class,
            output);
    new PassFile(rows, weights, order).ship(job.getConfiguration(), output.suffix(".weights"));
    run(job);
    SoftmaxSums sum = SumJob.result(job, new SoftmaxSumsWritable()).get();
    clock.lap(Phase.SHUFFLE_AND_SUM);
    return sum;
  }

  @Override
  public void close() {}

  private void run(Job job) throws IOException {
    clock.lap(Phase.SUBMIT);
    JobRun.run(job, progress);
    clock.skip();
    lastJob = job.getJobID().toString();
  }
}
