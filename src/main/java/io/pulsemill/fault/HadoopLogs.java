package io.pulsemill.fault;

import java.util.List;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;

/** Logs of Hadoop's clients, which tell each failed attempt with its stack trace. */
public final class HadoopLogs {
  /** What they report also comes as an exception, if it is the end, or as a notice of retries. */
  private static final List<String> REPEATED =
      List.of(
          "org.apache.hadoop.hdfs",
          "org.apache.hadoop.fs.FileSystem",
          "org.apache.hadoop.fs.LocalDirAllocator",
          "org.apache.hadoop.fs.LocalDirAllocator$AllocatorPerContext",
          "org.apache.hadoop.ipc.Client",
          "org.apache.hadoop.io.retry.RetryInvocationHandler",
          "org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter",
          "org.apache.hadoop.yarn.client.RMProxy");

  private HadoopLogs() {}

  /** Leaves them out from now on, but for those whose level was set (log4j.properties). */
  public static void leaveOutRepeated() {
    for (String name : REPEATED) {
      Logger log = Logger.getLogger(name);
      if (log.getLevel() == null) {
        log.setLevel(Level.OFF);
      }
    }
  }
}
