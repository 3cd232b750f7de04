package io.pulsemill.engine.resident;

import io.pulsemill.output.OutputFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.OutputCommitter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.NullOutputFormat;

/**
 * Tasks write no records. The job's commit puts the model and the evaluation in place, so that they
 * get there although the driver may be gone; a run without a model is a failed job.
 */
public final class ResidentOutputFormat extends NullOutputFormat<NullWritable, NullWritable> {
  @Override
  public OutputCommitter getOutputCommitter(TaskAttemptContext context) {
    return new Publication();
  }

  private static final class Publication extends OutputCommitter {
    @Override
    public void setupJob(JobContext context) {}

    @Override
    public void setupTask(TaskAttemptContext context) {}

    @Override
    public boolean needsTaskCommit(TaskAttemptContext context) {
      return false;
    }

    @Override
    public void commitTask(TaskAttemptContext context) {}

    @Override
    public void abortTask(TaskAttemptContext context) {}

    @Override
    public boolean isCommitJobRepeatable(JobContext context) {
      return true;
    }

    @Override
    public void commitJob(JobContext context) throws IOException {
      Configuration conf = context.getConfiguration();
      GangFolder folder = GangFolder.of(conf);
      RunPlan plan = folder.read(GangFolder.PLAN, RunPlan::read);
      Outcome outcome = folder.read(GangFolder.OUTCOME, Outcome::read);
      if (plan == null || outcome == null) {
        throw new IOException("%s is gone".formatted(folder.file(GangFolder.OUTCOME)));
      }
      if (plan.selection() != null) {
        outcome.selected(); // the driver writes it; without one the job failed
        return;
      }
      Outcome.Trained trained = outcome.trained();
      publish(conf, plan.model(), trained.model(), plan);
      if (trained.evaluation().isPresent()) {
        publish(conf, plan.evaluation(), trained.evaluation().get(), plan);
      }
    }

    private static void publish(Configuration conf, Path place, String text, RunPlan plan)
        throws IOException {
      // An AM that restarts during the commit finds its own work.
      if (place == null || OutputFile.holds(conf, place, text)) {
        return; // without a place, the driver will
      }
      OutputFile file = OutputFile.prepare(conf, place, plan.overwrite());
      if (plan.staging() == null) {
        file.write(text);
      } else if (isFolder(conf, plan.staging())) {
        file.writeBy(plan.staging(), text);
      } // else another driver has taken over, and puts the outcome in place
    }

    private static boolean isFolder(Configuration conf, Path path) throws IOException {
      try {
        return path.getFileSystem(conf).getFileStatus(path).isDirectory();
      } catch (FileNotFoundException e) {
        return false;
      }
    }
  }
}
