package io.pulsemill.run;

import io.pulsemill.InputException;
import io.pulsemill.output.AtomicFiles;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.ResultFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where things are in the folder of a run.
 *
 * @param root the folder
 * @param lease of the driver at work; null to look only
 */
record RunPlaces(Configuration conf, AtomicFiles files, Path root, @Nullable Lease lease) {
  /** In the journal once results may be in place. */
  static final String PLACING = "placing";

  private static final int MOST_BYTES = 64 << 20;

  private static final String WORK = "work";
  private static final String RESIDENT = "resident";

  /** What a resident job's tasks have written once there is something to go on with. */
  private static final String STATISTICS = "statistics";

  private Lease held() {
    return Objects.requireNonNull(lease, "a driver without a lease changes nothing");
  }

  Path asked() {
    return new Path(root, "asked.json");
  }

  /**
   * The question that the folder is for; null if there is none yet.
   *
   * @throws InputException if it is damaged or of a newer format
   */
  @Nullable Asked readAsked() throws IOException {
    return files.files().exists(asked())
        ? Asked.read(ResultFiles.text(conf, asked(), MOST_BYTES), DisplayPath.shown(asked()))
        : null;
  }

  /** All journals: that of a question that is asked no more may still be there. */
  Path journals() {
    return new Path(root, "journal");
  }

  /** The journal of a run: another run never takes it for its own. */
  Path journal(Asked asked) {
    return new Path(journals(), asked.run());
  }

  /** What tasks make of an output for this driver; made, unless the run has ended. */
  Path forTasks() throws IOException {
    Path all = new Path(root, WORK);
    Path own = new Path(all, String.valueOf(held().number()));
    while (true) {
      files.makeFolder(all);
      try {
        files.makeFolder(own);
        return own;
      } catch (
          FileNotFoundException e) { // a driver taken over has just deleted it, as it was empty
        if (held().lost()) {
          throw e;
        }
      }
    }
  }

  /** What a run passes to its jobs: here if tasks can see that, else in the user's home. */
  Path work(Asked asked) throws IOException {
    FileSystem shared = FileSystem.get(conf);
    return files.files().getUri().equals(shared.getUri())
        ? new Path(root, WORK)
        : new Path(shared.getHomeDirectory(), ".pulsemill/runs/%s/work".formatted(asked.run()));
  }

  /** The folder of a run's resident job. */
  Path resident(Asked asked) throws IOException {
    return new Path(new Path(work(asked).getParent(), RESIDENT), asked.run());
  }

  /** Whether there is anything that a next driver need not do again. */
  boolean areWorthKeeping(Asked asked) throws IOException {
    Path resident = resident(asked);
    return Arrays.stream(files.list(journal(asked)))
            .anyMatch(entry -> !entry.getPath().getName().equals(PLACING))
        || resident.getFileSystem(conf).exists(new Path(resident, STATISTICS));
  }

  /** Deletes what jobs have left; a resident job's journal only if that is asked for. */
  void deleteWork(Asked asked, boolean resident) throws IOException {
    delete(new Path(root, WORK));
    delete(work(asked));
    if (resident) {
      delete(resident(asked).getParent());
      if (!isHere(work(asked))) {
        delete(work(asked).getParent());
      }
    }
  }

  /** By way of the driver's folder: one that has lost its lease deletes nothing of the next one. */
  void delete(Path path) throws IOException {
    FileSystem of = path.getFileSystem(conf);
    if (!isHere(path)) {
      of.delete(path, true);
    } else if (of.exists(path)) {
      Path away = new Path(held().staging(), path.getName() + "-" + UUID.randomUUID());
      try {
        files.move(path, away);
      } catch (IOException e) {
        if (of.exists(path)) {
          throw e;
        } // or else a driver that was taken over has just deleted it, as it was empty
      }
      of.delete(away, true);
    }
  }

  /** Deletes what this driver's tasks made after another had taken over, and nothing else. */
  void deleteOwn() throws IOException {
    Path all = new Path(root, WORK);
    files.files().delete(new Path(all, String.valueOf(held().number())), true);
    files.deleteEmpty(all);
    files.deleteEmpty(root);
  }

  private boolean isHere(Path path) {
    return path.getParent().equals(root);
  }
}
