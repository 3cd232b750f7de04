package io.pulsemill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulsemill.InputException;
import io.pulsemill.costmodel.TradeoffJson;
import io.pulsemill.features.FeaturesJson;
import io.pulsemill.inference.InspectionJson;
import io.pulsemill.json.Seal;
import io.pulsemill.json.SealedJson;
import io.pulsemill.metrics.EvaluationJson;
import io.pulsemill.metrics.compare.ComparisonJson;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.ResultFiles;
import io.pulsemill.record.RunJson;
import io.pulsemill.selection.SelectionJson;
import io.pulsemill.softmax.ModelJson;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seal}: a result that was edited on purpose → the same with its checksum put right. */
@Command(
    name = "seal",
    description = "Update, in place, the checksum of results that were edited on purpose.")
final class SealVerb extends Verb {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "A model.json, evaluation.json, comparison.json, inspection.json, selection.json, run.json,"
              + " tradeoff.json or _features.json.")
  private List<String> files;

  @Option(
      names = "--verify",
      description = "Change nothing; fail if a checksum is wrong (default: off).")
  private boolean verify;

  /** All are read before one is written. */
  @Override
  boolean runsJobs() {
    return false;
  }

  @Override
  protected void run() throws IOException {
    Map<Path, String> edited = new LinkedHashMap<>();
    for (String file : files) {
      Path path = followed(path("FILE", file));
      String where = DisplayPath.shown(path);
      String text = ResultFiles.text(conf(), path, ResultFiles.MOST_BYTES_OF_A_MODEL);
      BiConsumer<String, String> reader = reader(SealedJson.object(text, where), where);
      String sealed = verify ? text : SealedJson.seal(text, where);
      reader.accept(sealed, where);
      if (!sealed.equals(text)) {
        edited.put(path, sealed);
      } else if (Seal.in(text)) {
        out().println(where + ": checksum is correct");
      } else {
        out().println(where + ": format 1, without a checksum");
      }
    }
    for (Map.Entry<Path, String> file : edited.entrySet()) {
      replace(file.getKey(), file.getValue());
      out().println(DisplayPath.shown(file.getKey()) + ": sealed");
    }
  }

  /** The file that a link of the local file system leads to: the link is to stay one. */
  private Path followed(Path path) throws IOException {
    FileSystem fileSystem = path.getFileSystem(conf());
    if (!fileSystem.exists(path) || !"file".equals(fileSystem.getUri().getScheme())) {
      return path;
    }
    URI local = fileSystem.makeQualified(path).toUri();
    return new Path(java.nio.file.Path.of(local.getPath()).toRealPath().toUri());
  }

  /** What reads a file of its kind. */
  private static BiConsumer<String, String> reader(JsonNode root, String where) {
    if (root.has("coefficients")) {
      return ModelJson::read;
    }
    if (root.has("runs")) {
      return TradeoffJson::read;
    }
    if (root.has("pairs")) {
      return ComparisonJson::read;
    }
    if (root.has("estimates")) {
      return InspectionJson::read;
    }
    if (root.has("confusion")) {
      return EvaluationJson::read;
    }
    if (root.has("candidates")) {
      return SelectionJson::read;
    }
    if (root.has("stages")) {
      return RunJson::read;
    }
    if (root.has("columns")) {
      return FeaturesJson::read;
    }
    throw new InputException(
        ("%s: expected a model.json, evaluation.json, comparison.json, inspection.json,"
                + " selection.json, run.json, tradeoff.json or _features.json but found another object")
            .formatted(where));
  }

  /** Keeps the file's permissions. */
  private void replace(Path path, String text) throws IOException {
    FileSystem fileSystem = path.getFileSystem(conf());
    FsPermission permission = fileSystem.getFileStatus(path).getPermission();
    OutputFile file = OutputFile.prepare(conf(), path, true);
    file.write(text);
    fileSystem.setPermission(file.place(), permission);
  }
}
