package io.pulsemill.job;

import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.util.ShutdownHookManager;

/** Submits a job, logs its progress, and throws if it fails. */
public final class JobRun {
  private JobRun() {}

  /**
   * Runs {@code job} to its end and reports it to {@link Progress#ran}. One that another driver
   * submitted is only watched.
   *
   * @throws JobFailedException if it fails, with the first task's error if one is known
   */
  public static void run(Job job, Progress progress) throws IOException {
    run(job, progress, attendant(job));
  }

  /** Who says how many of the tasks are done. */
  public static JobAttendant attendant(Job job) {
    return new JobShares(name(job));
  }

  /** Runs a job with an attendant that is called meanwhile. */
  public static void run(Job job, Progress progress, JobAttendant attendant) throws IOException {
    try (LocalTaskErrors errors = LocalTaskErrors.watch();
        LocalJobFolder folder = new LocalJobFolder();
        KillOnExit hook = KillOnExit.of(job)) {
      boolean local = JobSettings.isLocal(job.getConfiguration());
      long submitted = System.currentTimeMillis();
      boolean isNew = job.getJobID() == null; // else another driver submitted it
      if (local) {
        folder.use(job.getConfiguration());
      } else if (isNew) {
        JobJar.uploadOnce(job);
      }
      hook.arm();
      if (isNew) {
        job.submit();
      }
      if (isNew && !local) {
        OldStaging.deleteBeside(job);
      }
      JobStatus end =
          await(new JobWatch(job, name(job), local, progress, attendant, Ticker.SYSTEM), job);
      long noticed = System.currentTimeMillis();
      if (end.getState() != JobStatus.State.SUCCEEDED) {
        throw failure(job, errors, end);
      }
      JobCounters counters = local ? JobCounters.of(job.getCounters()) : null;
      String id = job.getJobID().toString();
      progress.ran(new FinishedJob(name(job), id, submitted, noticed, counters));
    } catch (InterruptedException e) {
      job.killJob(); // its work folder goes with this run
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("Interrupted: " + name(job)).initCause(e);
    } catch (ClassNotFoundException e) {
      throw new IOException("Job '%s': class %s is missing".formatted(name(job), e), e);
    }
  }

  /** A driver that cannot watch its job does not leave it behind: its work folder goes. */
  private static JobStatus await(JobWatch watch, Job job) throws IOException, InterruptedException {
    boolean local = JobSettings.isLocal(job.getConfiguration());
    try (PromptStatus yarn = local ? null : PromptStatus.of(job)) {
      return watch.await(yarn == null ? job::getStatus : yarn);
    } catch (IOException | RuntimeException e) {
      try {
        job.killJob();
      } catch (IOException unreachable) {
        e.addSuppressed(unreachable);
      }
      throw e;
    }
  }

  private static JobFailedException failure(Job job, LocalTaskErrors errors, JobStatus end)
      throws IOException, InterruptedException {
    if (ShutdownHookManager.get().isShutdownInProgress()) {
      return new JobFailedException(
          "Interrupted; job '%s' (%s) was killed".formatted(name(job), job.getJobID()), null, true);
    }
    Optional<Throwable> cause =
        JobSettings.isLocal(job.getConfiguration()) ? errors.first() : Optional.empty();
    String why = cause.isPresent() ? ErrorLine.of(cause.get()) : TaskFailure.first(job, end);
    return new JobFailedException(
        "Job '%s' (%s) failed: %s".formatted(name(job), job.getJobID(), why),
        cause.orElse(null),
        end.getState() == JobStatus.State.KILLED);
  }

  private static String name(Job job) {
    return job.getConfiguration().get("mapreduce.job.name", "job").replaceFirst(": .*", "");
  }
}
