package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.inference.Inference;
import io.pulsemill.inference.Inspection;
import io.pulsemill.inference.InspectionJson;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFile;
import io.pulsemill.report.InspectionText;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.sums.ModelFile;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inspect}: model.json → how sure its coefficients are. */
@Command(
    name = "inspect",
    description = "Show a model's coefficients with standard errors, and how well it fits.")
final class InspectVerb extends Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      description = "Model file, in the place of --model.")
  private String named;

  @Option(
      names = "--model",
      defaultValue = "model.json",
      paramLabel = "FILE",
      description = "Model file.")
  private String model;

  @Option(
      names = "--reference",
      paramLabel = "CLASS",
      description =
          "Class that coefficients are differences to (default: none, centered over the classes).")
  private String reference;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Output file of all numbers, as JSON (default: none).")
  private String output;

  @Override
  boolean runsJobs() {
    return false;
  }

  @Override
  protected void run() throws IOException {
    if (named != null && given().hasMatchedOption("--model")) {
      throw new UsageException("Expected one model but found both MODEL and --model");
    }
    Path from = named == null ? path("--model", model) : path("MODEL", named);
    OutputFile file =
        output == null ? null : OutputFile.prepare(conf(), path("--output", output), overwrite());
    TrainedModel trained = ModelFile.read(conf(), from, progress());
    Inspection inspection = inspection(trained, DisplayPath.shown(from));
    out().print(InspectionText.write(inspection));
    if (file != null) {
      file.write(InspectionJson.write(inspection));
      out().println();
      out().println(DisplayPath.shown(file.place()));
    }
  }

  private Inspection inspection(TrainedModel trained, String where) {
    try {
      return Inference.of(trained, reference);
    } catch (InputException e) {
      throw new InputException(where + ": " + e.getMessage(), e);
    }
  }
}
