package io.pulsemill.run;

import io.pulsemill.output.AtomicFiles;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where things are in the folder of a run.
 *
 * @param root the folder
 */
record RunPlaces(Configuration conf, AtomicFiles files, Path root) {
  private static final String WORK = "work";
  private static final String RESIDENT = "resident";

  /** What a resident job's tasks have written once there is something to go on with. */
  private static final String STATISTICS = "statistics";

  Path asked() {
    return new Path(root, "asked.json");
  }

  Path journal() {
    return new Path(root, "journal");
  }

  /** What tasks make of an output, by driver. */
  Path forTasks(long number) {
    return new Path(new Path(root, WORK), String.valueOf(number));
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
    return new Path(work(asked).getParent(), RESIDENT);
  }

  /** Whether there is anything that a next driver need not do again. */
  boolean areWorthKeeping(Asked asked) throws IOException {
    Path resident = resident(asked);
    return new Lease.Entries(files, journal()).list().length > 0
        || resident.getFileSystem(conf).exists(new Path(resident, STATISTICS));
  }

  /** Deletes what jobs have left; a resident job's journal only if that is asked for. */
  void deleteWork(Asked asked, boolean resident) throws IOException {
    delete(new Path(root, WORK));
    delete(work(asked));
    if (resident) {
      delete(resident(asked));
      if (!work(asked).getParent().equals(root)) {
        delete(work(asked).getParent());
      }
    }
  }

  private void delete(Path folder) throws IOException {
    folder.getFileSystem(conf).delete(folder, true);
  }

  /** Deletes the folder, and empty ones in it, unless another driver has begun. */
  void deleteIfUnused() throws IOException {
    for (FileStatus entry : new Lease.Entries(files, root).list()) {
      if (entry.isDirectory()) {
        files.deleteEmpty(entry.getPath());
      }
    }
    files.deleteEmpty(root);
  }
}
