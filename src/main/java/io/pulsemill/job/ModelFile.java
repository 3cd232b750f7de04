package io.pulsemill.job;

import io.pulsemill.InputException;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.TrainedModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A {@code model.json}: read from where the user has it, and shipped to the tasks of a job. */
public final class ModelFile {
  /** Far above any real model: 1,000 classes of 10,000 features take 500 MB. */
  private static final int MAX_BYTES = 1 << 30;

  private static final String KEY = "pulsemill.internal.model";

  private ModelFile() {}

  /**
   * Reads a model.
   *
   * @throws InputException if there is none, or it is not one
   */
  public static TrainedModel read(Configuration conf, Path path) throws IOException {
    try (InputStream in = path.getFileSystem(conf).open(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new InputException(
            "Model %s: expected at most %d bytes".formatted(Paths.shown(path), MAX_BYTES));
      }
      return ModelJson.read(new String(bytes, StandardCharsets.UTF_8), Paths.shown(path));
    } catch (FileNotFoundException e) {
      throw new InputException(
          "Model %s does not exist or is a folder; train one first".formatted(Paths.shown(path)),
          e);
    }
  }

  /** Puts a model where tasks see it and names it in the job's configuration. */
  public static void ship(Configuration job, TrainedModel model, WorkFolder work)
      throws IOException {
    Path file = work.next("model");
    try (OutputStream out = file.getFileSystem(job).create(file, false)) {
      out.write(ModelJson.write(model).getBytes(StandardCharsets.UTF_8));
    }
    job.set(KEY, file.toString());
  }

  /** The model a job's configuration names. */
  public static SoftmaxModel of(Configuration job) throws IOException {
    return read(job, new Path(job.get(KEY))).model();
  }
}
