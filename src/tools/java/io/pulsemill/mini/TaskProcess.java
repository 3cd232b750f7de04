package io.pulsemill.mini;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;

/** The JVMs of tasks that a cluster has started. */
public final class TaskProcess {
  private static final long POLL_MILLIS = 50;

  private TaskProcess() {}

  /**
   * The JVM of an attempt at a map task of the one job that runs; returns once it is there.
   *
   * @param attempt its number among those at the task, from 0
   * @param driver of the job, which must not end before
   */
  public static ProcessHandle await(ClusterProcess cluster, int task, int attempt, Process driver)
      throws InterruptedException {
    return await(cluster, String.format(Locale.ROOT, "_m_%06d_%d ", task, attempt), driver);
  }

  /** The same of a reduce task. */
  public static ProcessHandle awaitReduce(
      ClusterProcess cluster, int task, int attempt, Process driver) throws InterruptedException {
    return await(cluster, String.format(Locale.ROOT, "_r_%06d_%d ", task, attempt), driver);
  }

  private static ProcessHandle await(ClusterProcess cluster, String name, Process driver)
      throws InterruptedException {
    Optional<ProcessHandle> found = find(cluster, name);
    while (found.isEmpty()) {
      assertThat(driver.isAlive()).as("driver has yet to see an attempt %s", name).isTrue();
      Thread.sleep(POLL_MILLIS);
      found = find(cluster, name);
    }
    return found.get();
  }

  static boolean isTask(ProcessHandle process) {
    return isJava(process) && commandLine(process).contains("YarnChild");
  }

  private static Optional<ProcessHandle> find(ClusterProcess cluster, String name) {
    return cluster.children().stream()
        .filter(process -> isTask(process) && commandLine(process).contains(name))
        .findFirst();
  }

  /** Not the shell that started it, whose command line has the same words. */
  private static boolean isJava(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("java");
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }
}
