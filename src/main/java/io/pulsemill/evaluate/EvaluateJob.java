package io.pulsemill.evaluate;

import io.pulsemill.job.JobRun;
import io.pulsemill.job.Progress;
import io.pulsemill.metrics.Scores;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.sums.ScoresWritable;
import io.pulsemill.sums.SumJob;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.SplitSettings;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;

/** Scores the chosen rows of a table with a model: one job, whatever is derived from it. */
public final class EvaluateJob {
  private EvaluateJob() {}

  /** The job, unsubmitted. */
  static Job create(
      Configuration conf,
      FeatureTable table,
      TrainedModel model,
      RowChoice rows,
      int tasks,
      WorkFolder work)
      throws IOException {
    Job job =
        SumJob.create(
            conf,
            "evaluate",
            table,
            tasks,
            ScoresMapper.class,
            ScoresWritable.class,
            work.next("scores"));
    ModelFile.ship(job.getConfiguration(), model, work);
    job.getConfiguration().set(ScoresMapper.ROWS, rows.name());
    SplitSettings.set(job.getConfiguration(), split(table, model));
    return job;
  }

  /** A column that the table was opened with says which rows train, else what the model records. */
  private static TrainingSplit split(FeatureTable table, TrainedModel model) {
    String column = table.columns().split();
    return column == null
        ? model.training().rowsThatTrain()
        : TrainingSplit.byColumn(model.training().seed(), column);
  }

  /** Runs it. */
  public static Scores run(
      Configuration conf,
      FeatureTable table,
      TrainedModel model,
      RowChoice rows,
      int tasks,
      WorkFolder work,
      Progress progress)
      throws IOException {
    Job job = create(conf, table, model, rows, tasks, work);
    JobRun.run(job, progress);
    return SumJob.result(job, new ScoresWritable()).get();
  }
}
