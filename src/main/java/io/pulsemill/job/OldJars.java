package io.pulsemill.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Job jars of earlier builds on the cluster's file system, and parts of jars whose upload was
 * killed. A jar's modification time must stay as it is, as YARN goes by it; its access time shows
 * when it was last used.
 */
final class OldJars {
  private static final Logger LOG = LoggerFactory.getLogger(OldJars.class);

  /** Not used for this long, a jar goes. */
  private static final Duration KEPT = Duration.ofDays(7);

  /** Of more than this many, those go that were not used for {@link #IN_USE}. */
  private static final int MOST = 10;

  private static final Duration IN_USE = Duration.ofDays(1);

  /** How exact an access time is; HDFS has the same by default. */
  private static final Duration PRECISION = Duration.ofHours(1);

  private OldJars() {}

  /** Deletes what is old in the folder of jars. */
  static void delete(FileSystem files, Path folder, Instant now) throws IOException {
    List<FileStatus> jars =
        Stream.of(files.listStatus(folder))
            .filter(FileStatus::isFile)
            .sorted(Comparator.comparing(OldJars::lastUse).reversed())
            .toList();
    for (int i = 0; i < jars.size(); i++) {
      boolean last = i < MOST && !jars.get(i).getPath().getName().startsWith(".");
      if (lastUse(jars.get(i)).isBefore(now.minus(last ? KEPT : IN_USE))) {
        files.delete(jars.get(i).getPath(), false);
      }
    }
  }

  /** Notes that a jar is used now, unless that was noted within the hour. */
  static void use(FileSystem files, FileStatus jar, Instant now) throws IOException {
    if (lastUse(jar).isBefore(now.minus(PRECISION))) {
      try {
        files.setTimes(jar.getPath(), -1, now.toEpochMilli());
      } catch (FileNotFoundException e) {
        throw e;
      } catch (IOException | UnsupportedOperationException e) { // it keeps no access times
        LOG.info("{}: no access time: {}", jar.getPath(), e.toString());
      }
    }
  }

  private static Instant lastUse(FileStatus jar) {
    return Instant.ofEpochMilli(Math.max(jar.getModificationTime(), jar.getAccessTime()));
  }
}
