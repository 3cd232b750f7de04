package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.job.Paths;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A text a run left, read whole: others may write such files, so there is a limit. */
final class ResultFile {
  private static final int MOST_BYTES = 64 << 20;

  private ResultFile() {}

  /**
   * Its text.
   *
   * @throws InputException naming it, if it is not there or too large
   */
  static String read(Configuration conf, Path path) throws IOException {
    try (InputStream in = path.getFileSystem(conf).open(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new InputException(
            "%s exceeds %d MB: expected a run.json, evaluation.json or tradeoff.json"
                .formatted(Paths.shown(path), MOST_BYTES >> 20));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      throw new InputException(
          "%s does not exist or is a folder; expected a run.json, evaluation.json or tradeoff.json"
              .formatted(Paths.shown(path)),
          e);
    }
  }
}
