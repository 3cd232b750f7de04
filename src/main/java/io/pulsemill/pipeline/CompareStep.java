package io.pulsemill.pipeline;

import io.pulsemill.InputException;
import io.pulsemill.evaluate.Detail;
import io.pulsemill.evaluate.EvaluateJob;
import io.pulsemill.job.Progress;
import io.pulsemill.metrics.JointEvaluation;
import io.pulsemill.metrics.compare.ComparisonJson;
import io.pulsemill.metrics.compare.ComparisonRecord;
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
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Scores the same rows of a table with several models, in one job, and writes the comparison. */
public final class CompareStep {
  private final RunFolder run;
  private final Configuration conf;
  private final Progress progress;

  public CompareStep(RunFolder run, Progress progress) {
    this.run = run;
    this.conf = run.conf();
    this.progress = progress;
  }

  /**
   * Runs the job and writes its result. Rows that miss a value of any model's feature are left out.
   *
   * @param splitColumn of the table, which says which rows train; null: the models' split does
   * @throws InputException if the models cannot be compared over this table, or no row was left
   */
  public ComparisonRecord run(
      InputTable input,
      ComparedModels models,
      RowChoice rows,
      String splitColumn,
      Detail detail,
      OutputFile output)
      throws IOException {
    TrainedModel first = models.first();
    TrainingSplit split =
        splitColumn == null
            ? models.split(rows)
            : TrainingSplit.byColumn(first.training().seed(), splitColumn);
    EvaluateStep.checkRows(rows, split);
    RowChoice choice = rows;
    if (split.by() == TrainingSplit.By.TABLES && rows != RowChoice.ALL) {
      progress.say("compare: all rows, since the models had a table of their own to train on");
      choice = RowChoice.ALL;
    }
    String column = choice == RowChoice.ALL ? null : split.column();
    try (WorkFolder work = run.work()) {
      FeatureTable table = open(input, models, column, work);
      EvaluateJob.Request request =
          new EvaluateJob.Request("compare", table, models.trained(), true, choice, detail);
      int tasks = SumJob.defaultTasks(conf, table);
      JointEvaluation scored = EvaluateJob.run(conf, request, tasks, work, progress);
      EvaluateStep.check(scored.sums().scores(0), table, choice, progress);
      ComparisonRecord comparison =
          ComparisonRecord.of(
              scored,
              choice.toString(),
              models.names(),
              models.features(),
              first.model().classes());
      output.write(ComparisonJson.write(comparison));
      return comparison;
    }
  }

  /** Opens the columns of all models; the refusal names the model that the table does not suit. */
  private FeatureTable open(
      InputTable input, ComparedModels models, String splitColumn, WorkFolder work)
      throws IOException {
    TableColumns columns = models.columns(splitColumn);
    try {
      return input.open(conf, columns, work, progress);
    } catch (InputException e) {
      List<String> unsuited = new ArrayList<>();
      for (int m = 0; m < models.names().size(); m++) {
        TableColumns own = columns.withFeatures(models.features().get(m));
        if (!opens(input, own, work)) {
          unsuited.add(models.names().get(m));
        }
      }
      if (unsuited.isEmpty() || unsuited.size() == models.names().size()) {
        throw e;
      }
      throw new InputException("%s: %s".formatted(unsuited.get(0), e.getMessage()), e);
    }
  }

  private boolean opens(InputTable input, TableColumns columns, WorkFolder work)
      throws IOException {
    try {
      input.open(conf, columns, work, Progress.SILENT);
      return true;
    } catch (InputException e) {
      return false;
    }
  }
}
