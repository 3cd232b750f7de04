package io.pulsemill.cli;

import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFile;
import io.pulsemill.pipeline.ReportStep;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}: the files of a run → one page. */
@Command(name = "report", description = "Make one HTML page from a pipeline's results.")
final class ReportVerb extends Verb {
  @Option(
      names = "--run",
      required = true,
      paramLabel = "DIR",
      description =
          "Output folder of a pipeline, whose run.json and evaluation.json are read, or of select.")
  private String run;

  @Option(
      names = "--tradeoff",
      paramLabel = "FILE",
      description = "Measurement by tradeoff (default: tradeoff.json in the folder, if present).")
  private String tradeoff;

  @Option(
      names = "--comparison",
      paramLabel = "FILE",
      description = "Comparison by compare (default: comparison.json in the folder, if present).")
  private String comparison;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Output file of the page (default: report.html in the folder).")
  private String output;

  @Override
  boolean runsJobs() {
    return false;
  }

  @Override
  protected void run() throws IOException {
    Path folder = path("--run", run);
    Path place = output == null ? new Path(folder, "report.html") : path("--output", output);
    OutputFile file = OutputFile.prepare(conf(), place, overwrite());
    new ReportStep(conf(), progress())
        .run(
            folder,
            tradeoff == null ? null : path("--tradeoff", tradeoff),
            comparison == null ? null : path("--comparison", comparison),
            file);
    out().println(DisplayPath.shown(file.place()));
  }
}
