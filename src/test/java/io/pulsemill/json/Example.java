package io.pulsemill.json;

import io.pulsemill.costmodel.TradeoffJson;
import io.pulsemill.features.FeaturesJson;
import io.pulsemill.metrics.EvaluationJson;
import io.pulsemill.record.RunJson;
import io.pulsemill.softmax.ModelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that results are kept in, with one of each as format 1 and format 2 wrote it: one small
 * run each, of the same data.
 */
public enum Example {
  MODEL("model.json"),
  EVALUATION("evaluation.json"),
  RUN("run.json"),
  TRADEOFF("tradeoff.json"),
  FEATURES("_features.json");

  private static final Path FOLDER = Path.of("src/test/resources/io/pulsemill/json");

  private final String file;

  Example(String file) {
    this.file = file;
  }

  /** Where the one of a format is. */
  public Path path(int format) {
    return FOLDER.resolve("format-" + format).resolve(file);
  }

  /** Its bytes. */
  public byte[] bytes(int format) throws IOException {
    return Files.readAllBytes(path(format));
  }

  /** What the writer of such a file makes of what its reader read. */
  public String read(String text, String where) {
    return switch (this) {
      case MODEL -> ModelJson.write(ModelJson.read(text, where));
      case TRADEOFF -> TradeoffJson.write(TradeoffJson.read(text, where));
      case EVALUATION -> SealedJson.write(EvaluationJson.read(text, where));
      case RUN -> RunJson.write(RunJson.read(text, where));
      case FEATURES -> SealedJson.write(FeaturesJson.read(text, where));
    };
  }
}
