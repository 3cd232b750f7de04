package io.pulsemill.cli;

import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.FinishedJobs;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.Overlap;
import io.pulsemill.pipeline.InputTable;
import io.pulsemill.pipeline.RunRecord;
import io.pulsemill.pipeline.SharedTable;
import io.pulsemill.pipeline.StageJobs;
import io.pulsemill.pipeline.StageTable;
import io.pulsemill.pipeline.TrainStep;
import io.pulsemill.run.RunFolder;
import io.pulsemill.softmax.TrainingRecord;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}: feature table → model.json. */
@Command(name = "train", description = "Train softmax regression on a feature table.")
final class TrainVerb extends RunVerb {
  @Mixin private TrainingTables tables;

  @Option(
      names = "--output",
      defaultValue = "model.json",
      paramLabel = "FILE",
      description = "Output file of the model.")
  private String output;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Output file of a run record like the pipeline's run.json (default: none).")
  private String recordFile;

  @Mixin private WeightedColumnOptions columns;
  @Mixin private TrainingOptions options;
  @Mixin private InferenceOptions inference;
  @Mixin private RunOptions runs;

  @Override
  protected void run() throws IOException {
    TrainStep step = new TrainStep(trainingSettings(), options.resources());
    Path place = path("--output", output);
    InputTable from = tables.training();
    Overlap.refuse(conf(), place, tables.names());
    List<String> inputs = List.of(tables.names());
    in(
        begin(place, runs, inputs),
        run -> train(step, from, OutputFile.prepare(conf(), place, run), run));
  }

  private void train(TrainStep step, InputTable from, OutputFile file, RunFolder run)
      throws IOException {
    long start = StageTable.start();
    OutputFile record =
        recordFile == null
            ? null
            : OutputFile.prepare(
                conf(), path("--record", recordFile), overwrite() || run.mayReplace());
    FinishedJobs jobs = new FinishedJobs(progress());
    TrainStep.Request request = new TrainStep.Request(file, null, tables.testing(), null, null);
    PhaseTimes parts = PhaseTimes.ZERO.plus(Phase.START, secondsSinceStart());
    TrainStep.Result trained =
        step.run(run, options.ofTable(), new SharedTable(from), null, request, jobs);
    double seconds = secondsSinceStart();
    ended(new StageTable().add("train " + trained.engine(), trained.table().rows(), start));
    TrainingRecord model = trained.result().model().training();
    out()
        .println(
            String.format(
                Locale.ROOT,
                "%s: objective %.12g, gradient norm %.3g, %d passes, %s",
                DisplayPath.shown(file.place()),
                model.objective(),
                model.gradientNorm(),
                model.passes(),
                model.stop().key()));
    if (record != null) {
      record.write(record(trained, step, seconds, parts.plus(trained.parts()), jobs.drain()));
      out().println(DisplayPath.shown(record.place()));
    }
  }

  private TrainingSettings trainingSettings() {
    tables.choose(given());
    return tables.split(inference.settings(options.settings(columns.columns())), given());
  }

  private String record(
      TrainStep.Result trained,
      TrainStep step,
      double seconds,
      PhaseTimes parts,
      List<FinishedJob> finished)
      throws IOException {
    RunRecord run = new RunRecord(Version.number(), settings());
    run.training(trained, step.settings());
    StageTable stages = new StageTable();
    StageJobs jobs = new StageJobs();
    jobs.add(
        stages.add("train " + trained.engine(), trained.table().rows(), seconds, parts), finished);
    return run.json(stages.stages(), jobs, conf(), progress());
  }
}
