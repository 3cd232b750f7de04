package io.pulsemill.job;

import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder for what a run passes between its driver and its jobs, on the file system the tasks see
 * as their default. It goes when the run ends.
 */
public final class WorkFolder implements Closeable {
  private final FileSystem files;
  private final Path path;
  private int jobs;

  /** A fresh folder: beside {@code output} where tasks can see that, else in the user's home. */
  public static WorkFolder beside(Configuration conf, Path output) throws IOException {
    FileSystem shared = FileSystem.get(conf);
    FileSystem outputFiles = output.getFileSystem(conf);
    Path path =
        outputFiles.getUri().equals(shared.getUri())
            ? OutputFolder.hidden(outputFiles.makeQualified(output), "work")
            : new Path(shared.getHomeDirectory(), ".pulsemill/work-" + UUID.randomUUID());
    shared.mkdirs(path);
    shared.deleteOnExit(path);
    return new WorkFolder(shared, path);
  }

  private WorkFolder(FileSystem files, Path path) {
    this.files = files;
    this.path = path;
  }

  /** A path in the folder, not used before, for one job's output. */
  public Path next(String kind) {
    return new Path(path, String.format(Locale.ROOT, "%s-%04d", kind, jobs++));
  }

  @Override
  public void close() throws IOException {
    files.delete(path, true);
    files.cancelDeleteOnExit(path);
  }
}
