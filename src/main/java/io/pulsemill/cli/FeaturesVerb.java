package io.pulsemill.cli;

import io.pulsemill.detect.Detection;
import io.pulsemill.features.ArchiveDetection;
import io.pulsemill.features.FeaturesResult;
import io.pulsemill.features.FeaturesSettings;
import io.pulsemill.features.ObservationSample;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.output.Overlap;
import io.pulsemill.pipeline.FeaturesStep;
import io.pulsemill.pipeline.StageTable;
import io.pulsemill.table.TableFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code features}: observations → feature table. */
@Command(
    name = "features",
    description = "Turn each subject's readings into one row of summary features.")
final class FeaturesVerb extends RunVerb {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "PATH,…",
      description =
          "Observations as text, Parquet, ORC or Avro (docs/inputs.md): comma-separated files,"
              + " folders or globs.")
  private String input;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Output folder of the table; required unless --detect is given.")
  private String output;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "parquet",
      description = "Form of the table: ${COMPLETION-CANDIDATES}.")
  private TableFormat format;

  @Mixin private FeatureOptions features;
  @Mixin private ObservationOptions observations;

  @Option(
      names = "--detect",
      description =
          "Only print the options that probably read the first file of --input, and why, guessed"
              + " from its first 1,000 lines.")
  private boolean detect;

  @Mixin private RunOptions runs;

  @Spec private CommandSpec spec;

  @Override
  protected void run() throws IOException {
    if (detect) {
      detect();
      return;
    }
    if (output == null) {
      throw new UsageException("Missing required option: '--output=DIR'");
    }
    long start = StageTable.start();
    FeaturesStep step = new FeaturesStep(reading(), format);
    Path place = path("--output", output);
    Overlap.refuse(conf(), place, input);
    for (String labels : step.settings().sources().labelPaths()) {
      Overlap.refuse(conf(), place, labels);
    }
    List<String> inputs = new ArrayList<>(step.settings().sources().labelPaths());
    inputs.add(input);
    in(
        begin(place, runs, inputs),
        run -> {
          try (OutputFolder folder = OutputFolder.prepare(conf(), place, run)) {
            FeaturesResult result =
                step.run(run, "features", input, folder, folder, progress()).result();
            ended(new StageTable().add("features", result.read(), start));
            out()
                .println(
                    DisplayPath.shown(folder.place()) + ": " + result.subjects() + " subjects");
          }
        });
  }

  /** How its options read observations. */
  FeaturesSettings reading() {
    return observations.settings(features);
  }

  private void detect() throws IOException {
    ObservationSample sample = ObservationSample.of(conf(), input);
    out().println("file: " + DisplayPath.shown(sample.file()));
    Optional<ArchiveDetection> archive =
        ArchiveDetection.of(conf(), sample, observations.settings(features));
    if (archive.isPresent()) {
      detected(List.of(archive.get().reason()), archive.get().options());
      return;
    }
    Detection detection =
        new Detection(sample.lines(), sample.utf16(), name -> spec.findOption(name).defaultValue());
    detected(detection.reasons(), detection.options());
  }

  private void detected(List<String> reasons, List<String> options) {
    reasons.forEach(out()::println);
    out()
        .println(
            options.isEmpty()
                ? "options: none, the defaults read it"
                : "options: " + String.join(" ", options));
  }
}
