package io.pulsemill.cli;

import io.pulsemill.job.OutputFile;
import io.pulsemill.job.Overlap;
import io.pulsemill.job.Paths;
import io.pulsemill.softmax.TrainingRecord;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}: feature table → model.json. */
@Command(name = "train", description = "Train softmax regression on a feature table.")
final class TrainVerb extends Verb {
  @Option(
      names = "--table",
      required = true,
      paramLabel = "PATH",
      description = "Feature table: Parquet, or CSV with a header; file, folder or glob.")
  private String table;

  @Option(
      names = "--output",
      defaultValue = "model.json",
      paramLabel = "FILE",
      description = "Where the model goes.")
  private String output;

  @Option(
      names = "--label-column",
      defaultValue = "label",
      paramLabel = "NAME",
      description = "The column to predict.")
  private String label;

  @Option(
      names = "--subject-column",
      defaultValue = "subject",
      paramLabel = "NAME",
      description = "The column that names a row; it decides the split.")
  private String subject;

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "NAME",
      description = "Columns to train on (default: all but the subject and the label).")
  private List<String> features;

  @Mixin private TrainingOptions options;

  @Override
  protected void run() throws IOException {
    long start = StageTable.start();
    TableColumns columns =
        new TableColumns(subject, label, features == null ? List.of() : features);
    TrainStep step = new TrainStep(options, columns);
    Path place = path("--output", output);
    Path from = path("--table", table);
    Overlap.refuse(conf(), place, table);
    OutputFile file = OutputFile.prepare(conf(), place, overwrite());
    TrainStep.Wanted wanted = new TrainStep.Wanted(file, null, null);
    TrainStep.Trained trained = step.run(conf(), options.engine(), from, null, wanted, progress());
    TrainingRecord model = trained.result().model().training();
    out().println(new StageTable().add("train " + trained.engine(), trained.table().rows(), start));
    out()
        .println(
            String.format(
                Locale.ROOT,
                "%s: objective %.12g, gradient norm %.3g, %d passes, %s",
                Paths.shown(file.place()),
                model.objective(),
                model.gradientNorm(),
                model.passes(),
                model.stop()));
  }
}
