package io.pulsemill.engine;

import io.pulsemill.job.JobRun;
import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.sums.SumJob;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroupPacking;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;

/** Sums by MapReduce: each pass is one job, each map task takes its share of the row groups. */
public final class JobsEngine implements Engine {
  private final FeatureTable table;
  private final TrainingSplit split;
  private final int tasks;
  private final RunContext context;
  private final PhaseClock clock;

  private RowPreparations rows;

  /** An engine over {@code table}'s training rows; at most {@code tasks} map tasks per job. */
  public JobsEngine(FeatureTable table, TrainingSplit split, int tasks, RunContext context) {
    this.table = table;
    this.split = split;
    this.tasks = tasks;
    this.context = context;
    clock = context.clock();
  }

  @Override
  public int parallelism() {
    return RowGroupPacking.pack(table.rowGroups(), tasks).size();
  }

  @Override
  public TrainingStatistics statistics(StatisticsScope scope) throws IOException {
    Job job =
        SumJob.create(
            context.conf(),
            "statistics",
            table,
            tasks,
            StatisticsMapper.class,
            TrainingStatisticsWritable.class,
            TrainingStatistics.momentBytes(table.features().size()),
            context.work().next("statistics"));
    StatisticsMapper.set(job.getConfiguration(), split, scope);
    run(job);
    context
        .progress()
        .say(
            "jobs: %d map tasks over %d row groups"
                .formatted(SumJob.mapTasks(job), table.rowGroups().size()));
    clock.lap(Phase.NOTICE);
    TrainingStatistics sum = SumJob.result(job, TrainingStatisticsWritable::new).get();
    clock.lap(Phase.SHUFFLE_AND_SUM);
    return sum;
  }

  @Override
  public void prepare(RowPreparations rows) {
    this.rows = rows;
  }

  @Override
  public PassResult pass(List<PassRequest> requests) throws IOException {
    double start = clock.seconds();
    Path output = context.work().next("pass");
    Job job =
        SumJob.create(
            context.conf(),
            output.getName(),
            table,
            tasks,
            SoftmaxMapper.class,
            PassSumsWritable.class,
            requests.stream().mapToDouble(request -> request.bytes(rows.folds().count())).sum(),
            output);
    new PassFile(rows, requests).ship(job.getConfiguration(), output.suffix(".weights"));
    run(job);
    PassSums sums = SumJob.result(job, PassSumsWritable::new).get();
    clock.lap(Phase.SHUFFLE_AND_SUM);
    return new PassResult(sums, clock.seconds() - start, Optional.of(job.getJobID().toString()));
  }

  @Override
  public void close() {}

  /** The time until it has ended is in its own report. */
  private void run(Job job) throws IOException {
    clock.lap(Phase.SUBMIT);
    JobRun.run(job, context.progress());
    clock.skip();
  }
}
