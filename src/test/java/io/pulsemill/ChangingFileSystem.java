package io.pulsemill;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The local file system, on which something happens to a file just before a certain thread looks at
 * it for the first time.
 */
public final class ChangingFileSystem extends LocalFileSystem {
  /** Threads of a job's map tasks on the local runner. */
  public static final String MAP_TASKS = "LocalJobRunner Map Task Executor";

  /** Threads that share the reading of a table. */
  public static final String READERS = "pulsemill-local";

  private static final AtomicReference<Trap> TRAP = new AtomicReference<>();

  private record Trap(String threads, Runnable change) {}

  /** Lets {@code change} happen once, before such a thread looks at a Parquet file. */
  public static void before(String threads, Runnable change) {
    TRAP.set(new Trap(threads, change));
  }

  /** Whether it happened. */
  public static boolean happened() {
    return TRAP.get() == null;
  }

  /** What makes a command use it. */
  public static List<String> options() {
    return List.of(
        "-D",
        "fs.file.impl=" + ChangingFileSystem.class.getName(),
        "-D",
        "fs.file.impl.disable.cache=true");
  }

  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    super.initialize(name, conf);
    setWriteChecksum(false);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    if (path.getName().endsWith(".parquet")) {
      changeOnce();
    }
    return super.getFileStatus(path);
  }

  /** Other threads wait: one that went on would read the table as it was. */
  private static void changeOnce() {
    synchronized (TRAP) {
      Trap trap = TRAP.get();
      if (trap != null && Thread.currentThread().getName().startsWith(trap.threads)) {
        TRAP.set(null);
        trap.change.run();
      }
    }
  }
}
