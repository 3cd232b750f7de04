package io.pulsemill.predict;

import io.pulsemill.job.JobSettings;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroupInputFormat;
import io.pulsemill.table.TableFormat;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/** Scores a table's rows: map only, one output file per task, in the order of the table. */
public final class PredictJob {
  private PredictJob() {}

  /** The job, unsubmitted; {@code output} is the folder it makes. */
  public static Job create(
      Configuration conf,
      FeatureTable table,
      TrainedModel model,
      TableFormat format,
      int tasks,
      WorkFolder work,
      Path output)
      throws IOException {
    Job job = Job.getInstance(JobSettings.of(conf), "predict");
    job.setJarByClass(PredictJob.class);
    ModelFile.ship(job.getConfiguration(), model, work);
    job.getConfiguration().set(PredictionOutputFormat.FORMAT, format.name());

    RowGroupInputFormat.set(job, table, tasks);
    job.setMapperClass(PredictMapper.class);
    job.setNumReduceTasks(0);

    job.setOutputKeyClass(NullWritable.class);
    job.setOutputValueClass(FeatureRow.class);
    job.setOutputFormatClass(PredictionOutputFormat.class);
    FileOutputFormat.setOutputPath(job, output);
    return job;
  }

  /** Rows a finished job gave nulls, as they miss a value. */
  public static long missing(Counters counters) {
    return counters.findCounter(PredictMapper.Rows.MISSING_VALUE).getValue();
  }
}
