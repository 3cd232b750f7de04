package io.pulsemill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulsemill.InputException;
import io.pulsemill.job.OutputFile;
import io.pulsemill.job.Paths;
import io.pulsemill.report.Report;
import io.pulsemill.tradeoff.Tradeoff;
import io.pulsemill.tradeoff.TradeoffJson;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Writes the page of a run: the work of {@code report}, and the end of a pipeline. */
final class ReportStep {
  private final Configuration conf;

  ReportStep(Configuration conf) {
    this.conf = conf;
  }

  /**
   * Reads the files of a run, and writes its page.
   *
   * @param folder with {@code run.json} and {@code evaluation.json}
   * @param tradeoff a {@code tradeoff.json}; null for the one in the folder, if it is there
   */
  void run(Path folder, Path tradeoff, OutputFile output) throws IOException {
    JsonNode run = json(new Path(folder, "run.json"));
    JsonNode evaluation = json(new Path(folder, "evaluation.json"));
    output.write(Report.html(folder.getName(), run, evaluation, tradeoff(folder, tradeoff)));
  }

  private Tradeoff tradeoff(Path folder, Path named) throws IOException {
    Path path = named == null ? new Path(folder, "tradeoff.json") : named;
    if (named == null && !path.getFileSystem(conf).exists(path)) {
      return null;
    }
    Tradeoff read = TradeoffJson.read(ResultFile.read(conf, path), Paths.shown(path));
    return read.model() == null ? read.fitted() : read;
  }

  private JsonNode json(Path path) throws IOException {
    JsonNode node;
    try {
      node = new ObjectMapper().readTree(ResultFile.read(conf, path));
    } catch (JsonProcessingException e) {
      throw new InputException(
          "%s: expected JSON but found, at line %d, %s"
              .formatted(
                  Paths.shown(path),
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          e);
    }
    if (!node.isObject()) {
      throw new InputException(
          "%s: expected the JSON object that a pipeline writes but found %s"
              .formatted(Paths.shown(path), node.getNodeType()));
    }
    return node;
  }
}
