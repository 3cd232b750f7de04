package io.pulsemill.output;

import io.pulsemill.InputException;
import io.pulsemill.job.Progress;
import io.pulsemill.json.Seal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Results that runs left, read whole: others may write such files, so there is a limit. */
public final class ResultFiles {
  /** Far above any real model: 1,000 classes of 10,000 features take 250 MB. */
  public static final int MOST_BYTES_OF_A_MODEL = 512 << 20;

  private static final int MOST_BYTES = 64 << 20;

  /** What Java puts in place of bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final Configuration conf;
  private final Progress progress;

  public ResultFiles(Configuration conf, Progress progress) {
    this.conf = conf;
    this.progress = progress;
  }

  /**
   * Reads one that is not a model, as {@link #read(Path, int, BiFunction)} does.
   *
   * @throws InputException naming it, if it is not there, too large, or refused by the reader
   */
  public <T> T read(Path path, BiFunction<String, String, T> reader) throws IOException {
    return read(path, MOST_BYTES, reader);
  }

  /**
   * Reads one, and warns if it has no checksum.
   *
   * @param reader of its text; the second argument is its origin
   */
  public <T> T read(Path path, int mostBytes, BiFunction<String, String, T> reader)
      throws IOException {
    String text = text(conf, path, mostBytes);
    T read = reader.apply(text, DisplayPath.shown(path));
    if (!Seal.in(text)) {
      progress.warn(
          "%s is of format 1, without a checksum: damage to it would not be detected"
              .formatted(DisplayPath.shown(path)));
    }
    return read;
  }

  /**
   * The text of a file.
   *
   * @throws InputException naming it, if it is not there or too large, or not UTF-8
   */
  public static String text(Configuration conf, Path path, int mostBytes) throws IOException {
    try (InputStream in = path.getFileSystem(conf).open(path)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw new InputException(
            "%s exceeds %d MB: expected a model.json, evaluation.json, run.json or tradeoff.json"
                .formatted(DisplayPath.shown(path), mostBytes >> 20));
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (text.indexOf(REPLACEMENT) >= 0
          && !Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
        throw new InputException(
            "%s: expected UTF-8 but found other bytes: it is damaged; restore it"
                .formatted(DisplayPath.shown(path)));
      }
      return text;
    } catch (FileNotFoundException e) {
      throw new InputException(
          "%s does not exist or is a folder; expected a result of a run, such as model.json or tradeoff.json"
              .formatted(DisplayPath.shown(path)),
          e);
    }
  }
}
