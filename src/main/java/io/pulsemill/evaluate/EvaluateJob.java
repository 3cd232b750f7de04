package io.pulsemill.evaluate;

import io.pulsemill.InputException;
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
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;

/** Scores the chosen rows of a table with a model: one job, whatever is derived from it. */
public final class EvaluateJob {
  private EvaluateJob() {}

  /** Refuses a choice of rows that is empty from the start. */
  public static void checkRows(RowChoice rows, double trainFraction) {
    if (rows == RowChoice.TEST && trainFraction >= 1) {
      throw new InputException(
          "The model trained on a fraction of 1, which leaves no test rows;"
              + " give --rows train or --rows all");
    }
  }

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
    SplitSettings.set(
        job.getConfiguration(),
        new TrainingSplit(model.training().seed(), model.training().trainFraction()));
    return job;
  }

  /**
   * Runs it.
   *
   * @throws InputException if no row was left to evaluate
   */
  public static Scores run(
      Configuration conf,
      FeatureTable table,
      TrainedModel model,
      RowChoice rows,
      int tasks,
      WorkFolder work,
      Progress progress)
      throws IOException {
    checkRows(rows, model.training().trainFraction());
    Job job = create(conf, table, model, rows, tasks, work);
    JobRun.run(job, progress);
    Scores scores = SumJob.result(job, new ScoresWritable()).get();
    check(scores, table, rows, progress);
    return scores;
  }

  /**
   * Logs which rows of an evaluation were left out.
   *
   * @throws InputException if no row was left to evaluate
   */
  public static void check(Scores scores, FeatureTable table, RowChoice rows, Progress progress) {
    scores
        .skipped()
        .forEach((reason, n) -> progress.warn("%d rows left out: %s".formatted(n, reason)));
    if (scores.confusion().rows() == 0) {
      throw new InputException(
          "No %s rows to evaluate among %d rows of the table; left out: %s"
              .formatted(rows.name().toLowerCase(Locale.ROOT), table.rows(), scores.skipped()));
    }
  }
}
