package io.pulsemill.evaluate;

import io.pulsemill.job.JobRun;
import io.pulsemill.job.Progress;
import io.pulsemill.metrics.JointEvaluation;
import io.pulsemill.metrics.JointScores;
import io.pulsemill.metrics.PairAreas;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.sums.SumJob;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.SplitSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.SequenceFileOutputFormat;

/**
 * Scores the chosen rows of a table with models: one job, whatever is derived from it. Where rows
 * are ranked, they go through Hadoop's own sort, which spills to disk: 28 bytes per row, model and
 * class; memory does not grow with them.
 */
public final class EvaluateJob {
  private EvaluateJob() {}

  /**
   * What is to be scored.
   *
   * @param models of the same classes, at least one
   * @param table whose columns are the features of all of them
   * @param baseline whether the frequencies of the classes among the training rows predict too
   */
  public record Request(
      String name,
      FeatureTable table,
      List<TrainedModel> models,
      boolean baseline,
      RowChoice rows,
      Detail detail) {}

  /** The job, unsubmitted. */
  static Job create(Configuration conf, Request request, int tasks, WorkFolder work)
      throws IOException {
    Job job = SumJob.over(conf, request.name, request.table, tasks);
    Configuration own = job.getConfiguration();
    ModelFile.ship(own, request.models, work);
    own.set(ScoresMapper.ROWS, request.rows.name());
    own.setBoolean(ScoresMapper.BASELINE, request.baseline);
    request.detail.set(own);
    SplitSettings.set(own, split(request.table, request.models.get(0)));

    job.setMapperClass(ScoresMapper.class);
    job.setReducerClass(ScoresReducer.class);
    job.setNumReduceTasks(1); // the sums, and then each class of each model
    job.setOutputKeyClass(RankKey.class);
    job.setOutputValueClass(BytesWritable.class);
    job.setOutputFormatClass(SequenceFileOutputFormat.class);
    FileOutputFormat.setOutputPath(job, work.next("scores"));
    return job;
  }

  /** A column that the table was opened with says which rows train, else what the model records. */
  private static TrainingSplit split(FeatureTable table, TrainedModel model) {
    String column = table.columns().split();
    return column == null
        ? model.training().rowsThatTrain()
        : TrainingSplit.byColumn(model.training().seed(), column);
  }

  /** Runs it. */
  public static JointEvaluation run(
      Configuration conf, Request request, int tasks, WorkFolder work, Progress progress)
      throws IOException {
    Job job = create(conf, request, tasks, work);
    JobRun.run(job, progress);
    return result(job, request);
  }

  private static JointEvaluation result(Job job, Request request) throws IOException {
    Configuration conf = job.getConfiguration();
    Path file = new Path(FileOutputFormat.getOutputPath(job), "part-r-00000");
    RankKey key = new RankKey();
    BytesWritable value = new BytesWritable();
    try (SequenceFile.Reader reader =
        new SequenceFile.Reader(conf, SequenceFile.Reader.file(file))) {
      if (!reader.next(key, value)) {
        throw new IOException("%s: expected sums but found none".formatted(file));
      }
      JointScores sums = RankValues.sums(value);
      int classes = sums.scores(0).classes();
      int ranked = request.detail.auc() ? request.models.size() : 0;
      double[][][][] areas = new double[ranked][classes][][];
      while (reader.next(key, value)) {
        areas[key.model()][key.ofClass()] = RankValues.areas(value);
      }
      List<PairAreas> ofModels = new ArrayList<>();
      for (double[][][] own : areas) {
        ofModels.add(new PairAreas(own));
      }
      return new JointEvaluation(sums, request.models.get(0).training().seed(), ofModels);
    }
  }
}
