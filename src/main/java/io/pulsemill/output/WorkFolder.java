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
  private final Map<String, Integer> counts = new HashMap<>();

  /** A fresh folder: beside {@code output} if tasks can see that, else in the user's home. */
  public static WorkFolder beside(Configuration conf, Path output) throws IOException {
    FileSystem shared = FileSystem.get(conf);
    FileSystem outputFiles = output.getFileSystem(conf);
    boolean beside = outputFiles.getUri().equals(shared.getUri());
    Path path =
        beside
            ? OutputFolder.hidden(outputFiles.makeQualified(output), "work")
            : new Path(shared.getHomeDirectory(), ".pulsemill/" + IN_HOME + UUID.randomUUID());
    shared.mkdirs(path);
    if (!beside) {
      OldWork.deleteBeside(shared, path, IN_HOME, Instant.now());
    }
    shared.deleteOnExit(path);
    return new WorkFolder(shared, path);
  }

  private WorkFolder(FileSystem files, Path path) {
    this.files = files;
    this.path = path;
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
