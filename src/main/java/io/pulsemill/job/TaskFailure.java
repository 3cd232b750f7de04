package io.pulsemill.job;

import io.pulsemill.fault.KnownFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.mapred.TIPStatus;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TaskReport;
import org.apache.hadoop.mapreduce.TaskType;

/**
 * Why a job failed on a cluster, in one line: the message of the first failed task's own exception.
 *
 * <p>Diagnostics are stack traces with a word or two before them: of a task in a container {@code
 * Error: java.io.IOException: text}, of one in an uber job without {@code Error}, while the AM
 * lives with {@code AttemptID:… Info:} first, of a failed commit after {@code Job commit failed}. A
 * JVM that died leaves {@code Exception from container-launch} and an exit code.
 */
final class TaskFailure {
  private static final Pattern WRAPPING =
      Pattern.compile(
          "(?s)(?:AttemptID:\\S+ Info:)?(?:Error: |FSError: )?"
              + "(?<commit>Job (?:commit|setup) failed: ?)?(?<rest>.*)");
  private static final Pattern EXCEPTION =
      Pattern.compile("(?:[\\w$]+\\.)+[\\w$]+(?<message>: (?<text>.*))?");
  private static final Pattern EXIT_CODE = Pattern.compile("(?i)exit ?code:? (\\d+)");

  private static final String CAUSE = "Caused by: ";
  private static final String DIED = "Exception from container-launch";

  private static final String TASK = "Task failed task_";
  private static final String LOST =
      "; what its tasks said of it is lost, as the job history has nothing of this job: is HDFS full"
          + " (hdfs dfs -df), or the history server down?";

  private TaskFailure() {}

  /**
   * Why, and where the log is.
   *
   * @param end what the driver last heard of the job; that can be all there is to know: the history
   *     of a job is gone if HDFS was too full to take it
   */
  static String first(Job job, JobStatus end) throws InterruptedException {
    Optional<String> cause;
    try {
      cause = cause(job);
    } catch (IOException e) { // without its history, there is nobody to ask
      cause =
          info(end)
              .flatMap(text -> text.lines().filter(line -> line.contains(TASK)).findFirst())
              .map(line -> line.strip() + LOST);
    }
    String why =
        cause.or(() -> info(end)).map(TaskFailure::oneLine).orElse("no task reported the reason");
    return why + "; its log: " + end.getTrackingUrl();
  }

  /** A diagnostic text in one line. */
  static String oneLine(String diagnostic) {
    Optional<String> known = KnownFault.line(diagnostic);
    if (known.isPresent()) {
      return known.get();
    }
    Matcher wrapped = WRAPPING.matcher(diagnostic.strip());
    String text = wrapped.matches() ? wrapped.group("rest") : diagnostic;
    String line = text.lines().findFirst().orElse("").strip();
    Matcher exit = EXIT_CODE.matcher(diagnostic);
    if (line.contains(DIED) && exit.find()) {
      return "a container ended with exit code " + exit.group(1);
    }
    if (ErrorLine.isHeap(line)) {
      return ("no memory for what a task read (%s); use more memory, or more and smaller tasks, or recreate"
              + " a damaged file")
          .formatted(line);
    }
    int cause = text.indexOf(CAUSE);
    if (line.endsWith(ErrorLine.SELF_SUPPRESSION) && cause > 0) {
      return oneLine(text.substring(cause + CAUSE.length()));
    }
    String prefix = wrapped.matches() && wrapped.group("commit") != null ? "commit: " : "";
    Matcher exception = EXCEPTION.matcher(line);
    return exception.matches() && exception.group("message") != null && !isJvmError(line)
        ? prefix + exception.group("text")
        : prefix + line;
  }

  /** Such an error's message, a class's name perhaps, does not make sense alone. */
  private static boolean isJvmError(String line) {
    return line.matches("java\\.lang\\.\\w+Error: .*");
  }

  /** The diagnostics of the task that failed first; an exception before a container's end. */
  private static Optional<String> cause(Job job) throws IOException, InterruptedException {
    List<TaskReport> failed = new ArrayList<>();
    for (TaskType type : new TaskType[] {TaskType.MAP, TaskType.REDUCE}) {
      for (TaskReport report : job.getTaskReports(type)) {
        if (report.getCurrentStatus() == TIPStatus.FAILED) {
          failed.add(report);
        }
      }
    }
    failed.sort(Comparator.comparingLong(TaskReport::getFinishTime));
    return failed.stream()
        .flatMap(report -> best(List.of(report.getDiagnostics())).stream())
        .findFirst();
  }

  /** Of the attempts' diagnostics, the first that is an exception of the task. */
  static Optional<String> best(List<String> attempts) {
    return attempts.stream()
        .filter(text -> !text.isBlank())
        .min(Comparator.comparing(text -> text.contains(DIED)));
  }

  /** The diagnostics of the ApplicationMaster or, if none started, of the ResourceManager. */
  private static Optional<String> info(JobStatus end) {
    return Optional.ofNullable(end.getFailureInfo()).filter(text -> !text.isBlank());
  }
}
