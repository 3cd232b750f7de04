package io.pulsemill.pipeline;

import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.TradeoffJson;
import io.pulsemill.inference.Inspected;
import io.pulsemill.job.Progress;
import io.pulsemill.metrics.EvaluationJson;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.ResultFiles;
import io.pulsemill.record.Run;
import io.pulsemill.record.RunJson;
import io.pulsemill.report.Report;
import io.pulsemill.softmax.ModelJson;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
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
   *     model.json}
   * @param tradeoff a {@code tradeoff.json}; null for the one in the folder, if it is there
   */
  public void run(Path folder, Path tradeoff, OutputFile output) throws IOException {
    Run run = files.read(new Path(folder, "run.json"), RunJson::read);
    EvaluationRecord evaluation =
        files.read(new Path(folder, "evaluation.json"), EvaluationJson::read);
    output.write(Report.html(folder.getName(), run, evaluation, inspected(folder), tradeoff(folder, tradeoff)));
  }

  private Inspected inspected(Path folder) throws IOException {
    Path path = new Path(folder, "model.json");
    return path.getFileSystem(conf).exists(path)
        ? Inspected.of(files.read(path, ResultFiles.MOST_BYTES_OF_A_MODEL, ModelJson::read))
        : null;
  }

  private Tradeoff tradeoff(Path folder, Path named) throws IOException {
    Path path = named == null ? new Path(folder, "tradeoff.json") : named;
    if (named == null && !path.getFileSystem(conf).exists(path)) {
      return null;
    }
    return files.read(path, TradeoffJson::read);
  }
}
