package io.pulsemill.pipeline;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.TradeoffJson;
import io.pulsemill.inference.Inspected;
import io.pulsemill.job.Progress;
import io.pulsemill.metrics.EvaluationJson;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.compare.ComparisonJson;
import io.pulsemill.metrics.compare.ComparisonRecord;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.ResultFiles;
import io.pulsemill.record.Run;
import io.pulsemill.record.RunJson;
import io.pulsemill.report.Report;
import io.pulsemill.selection.SelectionJson;
import io.pulsemill.softmax.ModelJson;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Writes the page of a run: the work of {@code report}, and the end of a pipeline. */
public final class ReportStep {
  private final Configuration conf;
  private final ResultFiles files;

  public ReportStep(Configuration conf, Progress progress) {
    this.conf = conf;
    this.files = new ResultFiles(conf, progress);
  }

  /**
   * Reads the files of a run, and writes its page.
   *
   * @param folder with {@code run.json}, {@code evaluation.json} and, for its section, {@code
   *     model.json}; or with {@code selection.json} and no run
   * @param tradeoff a {@code tradeoff.json}; null for the one in the folder, if it is there
   * @param comparison a {@code comparison.json}, in the same way
   */
  public void run(Path folder, Path tradeoff, Path comparison, OutputFile output)
      throws IOException {
    Path selection = new Path(folder, RunFiles.SELECTION);
    FileSystem place = folder.getFileSystem(conf);
    if (place.exists(selection) && !place.exists(new Path(folder, RunFiles.RECORD))) {
      if (tradeoff != null || comparison != null) {
        throw new InputException(
            "%s holds a selection, whose page has no place for --tradeoff or --comparison; give the"
                    .formatted(DisplayPath.shown(folder))
                + " folder of a pipeline");
      }
      output.write(Report.html(folder.getName(), files.read(selection, SelectionJson::read)));
      return;
    }
    Path compared = given(folder, comparison, "comparison.json");
    write(
        folder,
        tradeoff,
        compared == null ? null : files.read(compared, ComparisonJson::read),
        output);
  }

  /** At the end of a pipeline, whose models nobody can have compared yet. */
  void run(Path folder, OutputFile output) throws IOException {
    write(folder, null, null, output);
  }

  private void write(Path folder, Path tradeoff, ComparisonRecord comparison, OutputFile output)
      throws IOException {
    Run run = files.read(new Path(folder, "run.json"), RunJson::read);
    EvaluationRecord evaluation =
        files.read(new Path(folder, "evaluation.json"), EvaluationJson::read);
    Path measured = given(folder, tradeoff, "tradeoff.json");
    Tradeoff costs = measured == null ? null : files.read(measured, TradeoffJson::read);
    output.write(
        Report.html(folder.getName(), run, evaluation, inspected(folder), costs, comparison));
  }

  private Inspected inspected(Path folder) throws IOException {
    Path path = new Path(folder, "model.json");
    return path.getFileSystem(conf).exists(path)
        ? Inspected.of(files.read(path, ResultFiles.MOST_BYTES_OF_A_MODEL, ModelJson::read))
        : null;
  }

  /** The file that was named, else the one in the folder; null if there is neither. */
  private Path given(Path folder, Path named, String name) throws IOException {
    Path path = named == null ? new Path(folder, name) : named;
    return named != null || path.getFileSystem(conf).exists(path) ? path : null;
  }
}
