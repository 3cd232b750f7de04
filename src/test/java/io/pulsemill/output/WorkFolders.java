package io.pulsemill.output;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Work folders of tests, of no run. */
public final class WorkFolders {
  private WorkFolders() {}

  /** A fresh one beside a path, on the file system that tasks see. */
  public static WorkFolder beside(Configuration conf, Path path) throws IOException {
    FileSystem files = FileSystem.get(conf);
    Path parent =
        path.toUri().getScheme() == null ? files.makeQualified(path).getParent() : path.getParent();
    boolean seen = parent.getFileSystem(conf).getUri().equals(files.getUri());
    Path folder = new Path(seen ? parent : files.getHomeDirectory(), ".work-" + UUID.randomUUID());
    return new WorkFolder(files, folder, new Path(folder, "resident"));
  }
}
