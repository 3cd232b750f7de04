package io.pulsemill.output;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work folders in a user's home on the cluster whose runs were killed. */
final class OldWork {
  private static final Logger LOG = LoggerFactory.getLogger(OldWork.class);

  /** A run that lives writes more often. */
  private static final Duration KEPT = Duration.ofDays(7);

  private OldWork() {}

  /**
   * Deletes those beside {@code own} in which nothing was written for a week. A run does not fail
   * for what another one left.
   */
  static void deleteBeside(FileSystem files, Path own, String prefix, Instant now) {
    try {
      for (FileStatus folder : files.listStatus(own.getParent())) {
        if (folder.isDirectory()
            && folder.getPath().getName().startsWith(prefix)
            && isOld(folder, now)
            && isOldBelow(files, folder.getPath(), now)) {
          files.delete(folder.getPath(), true);
        }
      }
    } catch (IOException e) {
      LOG.info("old work folders in {} are not deleted: {}", own.getParent(), e.toString());
    }
  }

  private static boolean isOldBelow(FileSystem files, Path folder, Instant now) throws IOException {
    RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
    while (all.hasNext()) {
      if (!isOld(all.next(), now)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOld(FileStatus status, Instant now) {
    return Instant.ofEpochMilli(status.getModificationTime()).isBefore(now.minus(KEPT));
  }
}
