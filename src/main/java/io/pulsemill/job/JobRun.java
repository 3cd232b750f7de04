package io.pulsemill.job;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskReport;
import org.apache.hadoop.mapreduce.TaskType;

/** Submits a job, says how far it is, and throws when it fails. */
public final class JobRun {
  /** How often a job is asked whether it is done; {@code waitForCompletion} would wait seconds. */
  private static final long POLL_MILLIS = 20;

  private static final long MILLIS_BETWEEN_LINES = 1000;

  private JobRun() {}

  /**
   * Runs {@code job} to its end.
   *
   * @throws JobFailedException if it fails, with the first task's error where one is known
   */
  public static void run(Job job, Progress progress) throws IOException {
    try (LocalTaskErrors errors = LocalTaskErrors.watch();
        KillOnExit hook = KillOnExit.of(job)) {
      if (!JobSettings.isLocal(job.getConfiguration())) {
        JobJar.makeResident(job);
      }
      job.submit();
      hook.arm();
      if (!await(job, progress)) {
        throw failure(job, errors);
      }
    } catch (InterruptedException e) {
      job.killJob(); // its work folder goes with this run
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("Interrupted: " + name(job)).initCause(e);
    } catch (ClassNotFoundException e) {
      throw new IOException("Job '%s': class %s is missing".formatted(name(job), e), e);
    }
  }

  private static boolean await(Job job, Progress progress)
      throws IOException, InterruptedException {
    String last = "";
    long nextLine = System.nanoTime() + MILLIS_BETWEEN_LINES * 1_000_000;
    while (!job.isComplete()) {
      if (System.nanoTime() - nextLine >= 0) {
        String line = percent(job);
        if (!line.equals(last)) {
          progress.say(line);
          last = line;
        }
        nextLine = System.nanoTime() + MILLIS_BETWEEN_LINES * 1_000_000;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return job.isSuccessful();
  }

  private static String percent(Job job) throws IOException {
    return String.format(
        Locale.ROOT,
        "%s: map %d%% reduce %d%%",
        name(job),
        Math.round(100 * job.mapProgress()),
        Math.round(100 * job.reduceProgress()));
  }

  private static JobFailedException failure(Job job, LocalTaskErrors errors)
      throws IOException, InterruptedException {
    Optional<Throwable> cause =
        JobSettings.isLocal(job.getConfiguration()) ? errors.first() : Optional.empty();
    String why = cause.isPresent() ? describe(cause.get()) : diagnostics(job);
    return new JobFailedException(
        "Job '%s' (%s) failed: %s".formatted(name(job), job.getJobID(), why), cause.orElse(null));
  }

  private static String describe(Throwable error) {
    return error instanceof OutOfMemoryError
        ? "out of memory (%s); give the JVM more, or more and smaller tasks"
            .formatted(error.getMessage())
        : error.getMessage() == null ? error.toString() : error.getMessage();
  }

  /** The first line of the first failed task's own words. */
  private static String diagnostics(Job job) throws IOException, InterruptedException {
    for (TaskType type : new TaskType[] {TaskType.MAP, TaskType.REDUCE}) {
      for (TaskReport report : job.getTaskReports(type)) {
        for (String line : report.getDiagnostics()) {
          return line.lines().findFirst().orElse(line) + "; its log: " + job.getTrackingURL();
        }
      }
    }
    return "no task said why; its log: " + job.getTrackingURL();
  }

  private static String name(Job job) {
    return job.getConfiguration().get("mapreduce.job.name", "job").replaceFirst(": .*", "");
  }
}
