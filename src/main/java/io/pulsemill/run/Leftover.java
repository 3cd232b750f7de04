package io.pulsemill.run;

import io.pulsemill.InputException;
import io.pulsemill.job.Progress;
import io.pulsemill.output.AtomicFiles;
import io.pulsemill.output.DisplayPath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run that did not come to its end.
 *
 * @param folder of the run
 * @param asked null if that cannot be read
 * @param lease of its last driver
 * @param bytes it takes; 0 if that cannot be counted
 */
public record Leftover(
    Configuration conf, Path folder, @Nullable Asked asked, LeaseFile lease, long bytes) {
  private static final int MOST_TRIES = 10;
  private static final Pattern NAME = Pattern.compile("\\..+\\.run");

  /**
   * Those of an output, and, if it is a folder, of all outputs in it.
   *
   * @param path of the output; need not exist
   */
  public static List<Leftover> of(Configuration conf, Path path) throws IOException {
    FileSystem files = path.getFileSystem(conf);
    if (files.makeQualified(path).isRoot()) {
      throw new InputException("%s is the root folder; name an output".formatted(path));
    }
    TreeSet<Path> folders = new TreeSet<>();
    folders.add(RunFolder.beside(conf, path));
    try {
      for (FileStatus entry : files.listStatus(path)) {
        if (entry.isDirectory() && NAME.matcher(entry.getPath().getName()).matches()) {
          folders.add(entry.getPath());
        }
      }
    } catch (FileNotFoundException e) {
      // no output yet
    }
    List<Leftover> found = new ArrayList<>();
    for (Path folder : folders) {
      Leftover leftover = files.exists(folder) ? leftover(conf, folder) : null;
      if (leftover != null && leftover.isOurs()) {
        found.add(leftover);
      }
    }
    return found;
  }

  private static Leftover leftover(Configuration conf, Path folder) throws IOException {
    AtomicFiles files = new AtomicFiles(conf, folder);
    RunPlaces places = new RunPlaces(conf, files, folder, null);
    Asked asked;
    try {
      asked = places.readAsked();
    } catch (InputException e) {
      asked = null; // damaged
    }
    return new Leftover(
        conf, folder, asked, LeaseFile.of(files, folder), bytes(files.files(), folder));
  }

  /** What a driver is at work on may go while it is counted; parts of it are its user's alone. */
  private static long bytes(FileSystem files, Path folder) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return files.getContentSummary(folder).getLength();
      } catch (FileNotFoundException e) {
        if (tries == MOST_TRIES) {
          return 0;
        }
      } catch (AccessControlException e) {
        return 0;
      }
    }
  }

  /** Others may have folders of such names. */
  private boolean isOurs() {
    return asked != null || lease.holder().isPresent();
  }

  /** Whether a driver is at work on it, as far as can be seen from here. */
  public boolean isInUse() {
    return lease.holder().isPresent() && !lease.isDead(Lease.here());
  }

  /** What it is, for people. */
  @Override
  public String toString() {
    String what = asked == null ? "a run" : "a run of " + asked.verb();
    String who = lease.holder().map(Holder::who).orElse("no driver");
    return "%s: %s, %,d bytes, %s%s"
        .formatted(DisplayPath.shown(folder), what, bytes, who, isInUse() ? ", in use" : "");
  }

  /**
   * Ends its jobs, brings back what it was about to replace, and deletes it.
   *
   * @throws InputException if a driver is at work on it
   */
  public void delete(Progress progress) throws IOException {
    Asked whole = asked != null ? asked : new Asked("?", "?", "?", Map.of(), List.of(), false);
    ResumeMode mode = asked != null ? ResumeMode.AUTO : ResumeMode.NO;
    RunFolder.Beginning how = new RunFolder.Beginning(mode, false, reason -> {});
    RunFolder.begin(conf, folder, folder, whole, how, new WatchedRun(progress)).done();
  }
}
