package io.pulsemill.advise;

import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.TradeoffJson;
import io.pulsemill.job.Progress;
import io.pulsemill.output.ResultFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The measurement that engines are chosen by: the user's own, or the one in the program. */
public final class CostsFile {
  /** A {@code tradeoff.json}; to replace it, put another one in its place. */
  private static final String OURS = "io/pulsemill/costmodel/tradeoff.json";

  private CostsFile() {}

  /**
   * Reads it.
   *
   * @param file null for ours
   */
  public static Tradeoff read(Configuration conf, Path file, Progress progress) throws IOException {
    return file == null
        ? ours(conf)
        : new ResultFiles(conf, progress).read(file, TradeoffJson::read);
  }

  /** By the configuration's class loader: {@code hadoop jar} runs us under its own. */
  private static Tradeoff ours(Configuration conf) throws IOException {
    try (InputStream in = conf.getClassLoader().getResourceAsStream(OURS)) {
      if (in == null) {
        throw new IOException("%s: expected this file in the program's jar".formatted(OURS));
      }
      return TradeoffJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), OURS);
    }
  }
}
