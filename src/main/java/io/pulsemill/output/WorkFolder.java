package io.pulsemill.output;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder for what a run passes between its driver and its jobs, on the file system the tasks see
 * as their default. It goes when the run ends.
 */
public final class WorkFolder implements Closeable {
  private static final String IN_HOME = "work-";

  private final FileSystem files;
  private final Path path;
  private final Path resident;
  private final Map<String, Integer> counts = new HashMap<>();

  /** A fresh folder in the user's home, for what has no output. */
  public static WorkFolder inHome(Configuration conf) throws IOException {
    FileSystem shared = FileSystem.get(conf);
    Path path = new Path(shared.getHomeDirectory(), ".pulsemill/" + IN_HOME + UUID.randomUUID());
    WorkFolder made = new WorkFolder(shared, path, new Path(path, "resident"));
    OldWork.deleteBeside(shared, path, IN_HOME, Instant.now());
    return made;
  }

  /**
   * A folder, made here.
   *
   * @param files that tasks see
   * @param resident what stays for the next driver, if this one does not come to its end
   */
  public WorkFolder(FileSystem files, Path path, Path resident) throws IOException {
    this.files = files;
    this.path = path;
    this.resident = resident;
    files.mkdirs(path);
    files.deleteOnExit(path);
  }

  /** The folder of a resident job, which outlives this one. */
  public Path resident() {
    return resident;
  }

  /** A path in the folder for one job's output: those of a kind are numbered from 1. */
  public Path next(String kind) {
    int number = counts.merge(kind, 1, Integer::sum);
    return new Path(path, String.format(Locale.ROOT, "%s-%04d", kind, number));
  }

  @Override
  public void close() throws IOException {
    files.delete(path, true);
    files.cancelDeleteOnExit(path);
  }
}
