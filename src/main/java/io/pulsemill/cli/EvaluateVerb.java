package io.pulsemill.cli;

import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.Overlap;
import io.pulsemill.pipeline.EvaluateStep;
import io.pulsemill.pipeline.InputTable;
import io.pulsemill.pipeline.SharedTable;
import io.pulsemill.pipeline.StageTable;
import io.pulsemill.report.EvaluationText;
import io.pulsemill.run.RunFolder;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.table.RowChoice;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: feature table and model → evaluation.json. */
@Command(
    name = "evaluate",
    description = "Compare a model's predictions with the labels of a table.")
final class EvaluateVerb extends RunVerb {
  @Mixin private TableOption table;

  @Option(
      names = "--model",
      defaultValue = "model.json",
      paramLabel = "FILE",
      description = "Model file; the split and column names are taken from it.")
  private String model;

  @Option(
      names = "--output",
      defaultValue = "evaluation.json",
      paramLabel = "FILE",
      description = "Output file of the evaluation.")
  private String output;

  @Option(
      names = "--rows",
      paramLabel = "NAME",
      defaultValue = "test",
      description = "Rows to evaluate: ${COMPLETION-CANDIDATES}.")
  private RowChoice rows;

  @Option(
      names = "--split-column",
      paramLabel = "NAME",
      description =
          "Column whose words train and test say which rows are what (default: the split of the"
              + " model).")
  private String splitColumn;

  @Mixin private DetailOptions detail;
  @Mixin private TakeOverOption takeOver;

  @Override
  protected void run() throws IOException {
    long start = StageTable.start();
    Path place = path("--output", output);
    InputTable from = table.input();
    Overlap.refuse(conf(), place, table.table(), model);
    in(
        begin(place, takeOver),
        run -> evaluate(run, from, OutputFile.prepare(conf(), place, run), start));
  }

  private void evaluate(RunFolder run, InputTable from, OutputFile file, long start)
      throws IOException {
    TrainedModel trained = ModelFile.read(conf(), path("--model", model), progress());
    EvaluationRecord evaluation =
        EvaluateStep.run(
            run,
            new SharedTable(from),
            trained,
            rows,
            splitColumn,
            detail.detail(),
            file,
            progress());
    ended(new StageTable().add("evaluate", evaluation.rows(), start));
    out().println();
    out().print(EvaluationText.write(evaluation));
    out().println();
    out().println(DisplayPath.shown(file.place()));
  }
}
