package io.pulsemill.sums;

import io.pulsemill.job.Progress;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.ResultFiles;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.TrainedModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A {@code model.json}: read from where the user has it, and shipped to the tasks of a job. */
public final class ModelFile {
  private static final String KEY = "pulsemill.internal.model";
  private static final String NUMBER = "pulsemill.internal.models";

  private ModelFile() {}

  /**
   * Reads a model.
   *
   * @throws io.pulsemill.InputException if there is none, or it is not one
   */
  public static TrainedModel read(Configuration conf, Path path, Progress progress)
      throws IOException {
    return new ResultFiles(conf, progress)
        .read(path, ResultFiles.MOST_BYTES_OF_A_MODEL, ModelJson::read);
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

  /** Puts several models where tasks see them, in order. */
  public static void ship(Configuration job, List<TrainedModel> models, WorkFolder work)
      throws IOException {
    for (int m = 0; m < models.size(); m++) {
      ship(job, models.get(m), work);
      job.set(KEY + "." + m, job.getRaw(KEY));
    }
    job.setInt(NUMBER, models.size());
  }

  /** The model a job's configuration names. */
  public static SoftmaxModel of(Configuration job) throws IOException {
    return read(job, job.get(KEY)).model();
  }

  /** The models a job's configuration names. */
  public static List<TrainedModel> allOf(Configuration job) throws IOException {
    List<TrainedModel> models = new ArrayList<>();
    for (int m = 0; m < job.getInt(NUMBER, 0); m++) {
      models.add(read(job, job.getRaw(KEY + "." + m)));
    }
    return models;
  }

  private static TrainedModel read(Configuration job, String name) throws IOException {
    Path file = new Path(name);
    String text = ResultFiles.text(job, file, ResultFiles.MOST_BYTES_OF_A_MODEL);
    return ModelJson.read(text, DisplayPath.shown(file));
  }
}
