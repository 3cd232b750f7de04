package io.pulsemill.pipeline;

import io.pulsemill.evaluate.EvaluateJob;
import io.pulsemill.job.Progress;
import io.pulsemill.metrics.EvaluationJson;
import io.pulsemill.metrics.Scores;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.sums.SumJob;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Scores a table with a model and writes the evaluation. */
public final class EvaluateStep {
  private EvaluateStep() {}

  public static Scores run(
      Configuration conf,
      SharedTable shared,
      TrainedModel model,
      RowChoice rows,
      OutputFile output,
      Progress progress)
      throws IOException {
    EvaluateJob.checkRows(rows, model.training().trainFraction());
    TableColumns columns =
        new TableColumns(
            InputTable.subject(model), model.training().labelColumn(), model.model().features());
    try (WorkFolder work = WorkFolder.beside(conf, output.place())) {
      FeatureTable table = shared.open(conf, columns, work, progress);
      int tasks = SumJob.defaultTasks(conf, table);
      Scores scores = EvaluateJob.run(conf, table, model, rows, tasks, work, progress);
      output.write(EvaluationJson.write(scores, model.model().classes()));
      return scores;
    }
  }
}
