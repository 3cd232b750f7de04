package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.engine.ClassWeights;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.output.Overlap;
import io.pulsemill.pipeline.SelectStep;
import io.pulsemill.pipeline.StageTable;
import io.pulsemill.report.SelectionTables;
import io.pulsemill.selection.PenaltyPath;
import io.pulsemill.selection.SelectionRecord;
import io.pulsemill.selection.SelectionRule;
import io.pulsemill.selection.SelectionSettings;
import io.pulsemill.softmax.Penalty;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code select}: feature table → the penalty that cross-validation picks, and its model. */
@Command(
    name = "select",
    description = "Select a penalty by cross-validation, all fits in shared passes.")
final class SelectVerb extends RunVerb {
  @Mixin private TrainingTables tables;

  @Option(
      names = "--output",
      defaultValue = "selection",
      paramLabel = "DIR",
      description = "Output folder of selection.json, model.json and report.html.")
  private String output;

  @Range(min = 2, max = 100)
  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Number of folds, by the hash of the subject.")
  private int folds;

  @Option(
      names = "--l2",
      paramLabel = "PATH",
      defaultValue = "path",
      description =
          "Penalties to try: numbers that descend, separated by commas, or path or path:N, N steps"
              + " (10), six a decade, down from the penalty that leaves no coefficient.")
  private String l2;

  @Range(min = 0, max = 1)
  @Option(
      names = "--l1-ratio",
      split = ",",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "Share of each penalty that is l1, one or more to try; the rest is l2 (glmnet's alpha).")
  private List<Double> l1Ratios;

  @Option(
      names = "--rule",
      paramLabel = "NAME",
      defaultValue = "min",
      description =
          "${COMPLETION-CANDIDATES}: the smallest mean log loss, or the largest penalty within one"
              + " standard error of it.")
  private SelectionRule rule;

  @Mixin private ColumnOptions columns;
  @Mixin private EngineOptions engine;
  @Mixin private FitOptions fit;
  @Mixin private RunOptions runs;

  @Override
  protected void run() throws IOException {
    long start = StageTable.start();
    SelectStep step = new SelectStep(training(), selection(), engine.resources());
    Path place = path("--output", output);
    Overlap.refuse(conf(), place, tables.names());
    in(
        begin(place, runs, List.of(tables.names())),
        run -> {
          try (OutputFolder folder = OutputFolder.prepare(conf(), place, run)) {
            SelectStep.Result result =
                step.run(run, engine.ofTable(), tables.training(), tables.testing(), progress());
            step.write(conf(), result.selected(), folder);
            print(result, place, start);
          }
        });
  }

  private void print(SelectStep.Result result, Path place, long start) {
    ended(new StageTable().add("select " + result.engine(), result.table().rows(), start));
    SelectionRecord record = result.selected().record();
    out().println(SelectionTables.candidates(record));
    out().println(SelectionTables.passes(record));
    out().println(DisplayPath.shown(place));
  }

  private TrainingSettings training() {
    if (engine.optimizer() == OptimizerChoice.GD) {
      throw new UsageException("--optimizer: expected auto, newton or lbfgs but found gd");
    }
    if (engine.optimizer() == OptimizerChoice.LBFGS && l1Ratios.stream().anyMatch(x -> x > 0)) {
      throw new UsageException(
          "--optimizer: expected newton with --l1-ratio above 0 but found lbfgs");
    }
    tables.choose(given());
    return tables.split(
        fit.settings(columns.columns(), engine.optimizer(), Penalty.NONE, ClassWeights.NONE),
        given());
  }

  private SelectionSettings selection() {
    if (new HashSet<>(l1Ratios).size() < l1Ratios.size()) {
      throw new UsageException("--l1-ratio: expected different numbers but found " + l1Ratios);
    }
    try {
      return new SelectionSettings(folds, PenaltyPath.parse(l2), l1Ratios, rule);
    } catch (InputException e) {
      throw new UsageException("--l2: " + e.getMessage());
    }
  }
}
