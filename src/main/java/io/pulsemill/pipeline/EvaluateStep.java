package io.pulsemill.pipeline;

import io.pulsemill.InputException;
import io.pulsemill.evaluate.Detail;
import io.pulsemill.evaluate.EvaluateJob;
import io.pulsemill.job.Progress;
import io.pulsemill.metrics.EvaluationJson;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.ModelEvaluation;
import io.pulsemill.metrics.Scores;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.run.RunFolder;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.sums.SumJob;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;

/** Scores a table with a model and writes the evaluation. */
public final class EvaluateStep {
  private EvaluateStep() {}

  /** Refuses a choice of rows that is empty from the start. */
  static void checkRows(RowChoice rows, TrainingSplit split) {
    if (rows == RowChoice.TEST && split.by() == TrainingSplit.By.HASH && split.fraction() >= 1) {
      throw new InputException(
          "The model trained on a fraction of 1, which leaves no test rows;"
              + " give --rows train or --rows all");
    }
  }

  /**
   * Runs the job and writes its result. Of a table that is one of two, all rows are evaluated.
   *
   * @param splitColumn of the table, which says which rows train; null: the model's split does
   * @param detail what to make beside the sums of the scores
   * @throws InputException if no row was left to evaluate
   */
  public static EvaluationRecord run(
      RunFolder run,
      SharedTable shared,
      TrainedModel model,
      RowChoice rows,
      String splitColumn,
      Detail detail,
      OutputFile output,
      Progress progress)
      throws IOException {
    TrainingSplit split =
        splitColumn == null
            ? model.training().rowsThatTrain()
            : TrainingSplit.byColumn(model.training().seed(), splitColumn);
    checkRows(rows, split);
    RowChoice choice = rows;
    if (split.by() == TrainingSplit.By.TABLES) {
      progress.say("evaluate: all rows, since the model had a table of its own to train on");
      choice = RowChoice.ALL;
    }
    TableColumns columns =
        new TableColumns(
            InputTable.subject(model),
            model.training().labelColumn(),
            choice == RowChoice.ALL ? null : split.column(),
            model.model().features());
    Configuration conf = run.conf();
    try (WorkFolder work = run.work()) {
      FeatureTable table = shared.open(conf, columns, work, progress);
      int tasks = SumJob.defaultTasks(conf, table);
      EvaluateJob.Request request =
          new EvaluateJob.Request("evaluate", table, List.of(model), false, choice, detail);
      ModelEvaluation evaluated = EvaluateJob.run(conf, request, tasks, work, progress).of(0);
      check(evaluated.scores(), table, choice, progress);
      EvaluationRecord record = evaluated.record(model.model().classes());
      output.write(EvaluationJson.write(record));
      return record;
    }
  }

  /**
   * Logs which rows of an evaluation were left out.
   *
   * @throws InputException if no row was left to evaluate
   */
  static void check(Scores scores, FeatureTable table, RowChoice rows, Progress progress) {
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
