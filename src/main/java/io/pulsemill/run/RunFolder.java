package io.pulsemill.run;

import io.pulsemill.InputException;
import io.pulsemill.job.Progress;
import io.pulsemill.job.StepJobs;
import io.pulsemill.output.AtomicFiles;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.output.Staging;
import io.pulsemill.output.WorkFolder;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * What a run keeps beside its output until it has ended well, in {@code .NAME.run} beside {@code
 * NAME}:
 *
 * <pre>
 *   asked.json   what was asked for
 *   journal/RUN/ what was done for that question, step by step
 *   lease        the driver at work, see {@link Lease}
 *   NUMBER/      the folder in which that driver makes files
 *   work/NUMBER/ what its jobs write, if their file system is this one
 *   resident/RUN/ of a resident training, also its tasks' journal
 * </pre>
 */
public final class RunFolder implements Staging, StepJobs, Closeable {
  /** After jobs were killed, before the file systems close. */
  private static final int IN_BETWEEN = FileSystem.SHUTDOWN_HOOK_PRIORITY + 5;

  private static final int PATIENCE_SECONDS = 10;

  private final RunPlaces places;
  private final Lease lease;
  private final Resumption.Beginning begun;
  private final boolean madeParent;
  private final Orphans orphans;
  private final Progress progress;
  private final Renewal renewal;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook = new Thread(this::interrupted, "pulsemill-run");

  private boolean placing;
  private int workFolders;

  /**
   * How to begin.
   *
   * @param takeOver whether also from a driver that may be alive
   * @param lost called, in a thread of its own, if another driver has taken over
   */
  public record Beginning(ResumeMode resume, boolean takeOver, Consumer<String> lost) {}

  private RunFolder(
      RunPlaces places,
      Lease lease,
      Resumption.Beginning begun,
      boolean madeParent,
      Consumer<String> lost,
      WatchedRun watched)
      throws IOException {
    this.places = places;
    this.lease = lease;
    this.begun = begun;
    this.madeParent = madeParent;
    this.progress = watched;
    placing = begun.placing();
    orphans = new Orphans(places.conf(), begun.asked().run(), watched);
    renewal = new Renewal(lease, watched, lost);
  }

  /** The folder of a run that writes {@code output}: beside it. */
  public static Path beside(Configuration conf, Path output) throws IOException {
    Path place = output.getFileSystem(conf).makeQualified(output);
    return new Path(place.getParent(), "." + place.getName() + ".run");
  }

  /** The folder of a run that writes into the folder {@code output}: in it. */
  public static Path inside(Configuration conf, Path output) throws IOException {
    return beside(conf, new Path(output, "pipeline"));
  }

  /**
   * Begins a run, or goes on with one that the same question began.
   *
   * @param root the run's folder, {@link #beside} or {@link #inside} its output
   * @param output for messages
   * @param asked its {@link Asked#run} is used if this is a new run
   * @throws io.pulsemill.InputException if another driver is at work on it, or an unfinished run
   *     was asked for something else
   */
  public static RunFolder begin(
      Configuration conf, Path root, Path output, Asked asked, Beginning how, WatchedRun progress)
      throws IOException {
    OutputFolder.checkPlace(conf, output);
    AtomicFiles files = new AtomicFiles(conf, root);
    boolean madeParent = !files.files().exists(root.getParent());
    if (how.takeOver()) { // before a living driver is ended for a question that will be refused
      RunPlaces seen = new RunPlaces(conf, files, root, null);
      new Resumption(seen, root, progress).refuseOther(asked, how.resume());
    }
    Lease lease = Lease.take(files, root, output, how.takeOver());
    RunPlaces places = new RunPlaces(conf, files, root, lease);
    RunFolder run = null;
    boolean restored = false;
    try {
      Leftovers.restore(files, root, lease.fenced());
      restored = true;
      Resumption.Beginning begun =
          new Resumption(places, lease.staging(), progress).begin(asked, how.resume());
      run = new RunFolder(places, lease, begun, madeParent, how.lost(), progress);
      run.start();
      return run;
    } finally {
      if (run == null && restored) {
        lease.release();
        files.deleteEmpty(root);
        if (madeParent) {
          files.deleteEmpty(root.getParent());
        }
      } else if (run == null) {
        lease.forget(); // what could not be brought back stays, for the next driver to try
      }
    }
  }

  private void start() throws IOException {
    if (begun.resumed()) {
      orphans.killUseless();
    }
    orphans.set(places.conf());
    renewal.start();
    ShutdownHookManager.get().addShutdownHook(hook, IN_BETWEEN, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Hadoop's, by which the jobs it submits are the run's. */
  public Configuration conf() {
    return places.conf();
  }

  /** Whether it goes on with what an earlier driver did. */
  public boolean resumed() {
    return begun.resumed();
  }

  @Override
  public void mark(Configuration job, String step) {
    orphans.set(job, step);
  }

  @Override
  public Optional<Job> submitted(String step) throws IOException {
    return resumed() ? orphans.find(step) : Optional.empty();
  }

  /** Whether it is as if it had never begun: no driver has done a step of it. */
  public boolean isUntouched() throws IOException {
    return !resumed() && !places.areWorthKeeping(begun.asked());
  }

  /** What was done. */
  public Journal journal() {
    return new Journal(places.files(), places.journal(begun.asked()), lease.staging());
  }

  @Override
  public AtomicFiles files() {
    return places.files();
  }

  @Override
  public Path folder() {
    return lease.staging();
  }

  @Override
  public Path forTasks(String name) throws IOException {
    return new Path(places.forTasks(), name);
  }

  @Override
  public boolean mayReplace() {
    return begun.mayReplace();
  }

  @Override
  public void placing() throws IOException {
    if (!placing) {
      journal().write(RunPlaces.PLACING, out -> {});
      placing = true;
    }
  }

  /** A new folder for what the run passes between this driver and its jobs. */
  public WorkFolder work() throws IOException {
    workFolders++;
    places.forTasks(); // fails if the run has ended
    Path work = new Path(places.work(begun.asked()), lease.number() + "/jobs-" + workFolders);
    return new WorkFolder(FileSystem.get(conf()), work, places.resident(begun.asked()));
  }

  /** The folder of a job whose tasks stay, which outlives this driver. */
  public Path resident() throws IOException {
    return places.resident(begun.asked());
  }

  /** The run has ended well, or is of no use: all of it goes but the results. */
  public void done() throws IOException {
    end(() -> false);
  }

  /** Gives the lease back; what was done stays, for the same command to go on with. */
  @Override
  public void close() throws IOException {
    end(() -> places.areWorthKeeping(begun.asked()));
  }

  private void interrupted() {
    try {
      close();
    } catch (IOException e) {
      progress.warn("%s: %s".formatted(DisplayPath.shown(places.root()), e.getMessage()));
    }
  }

  /** Whether what was done stays. */
  private interface Keeping {
    boolean decide() throws IOException;
  }

  private void end(Keeping keeping) throws IOException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    renewal.close();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
    try {
      boolean keep = keeping.decide();
      if (lease.lost()) {
        places.deleteOwn();
        return; // all else is another's now
      }
      Leftovers.bringBack(files(), places.root(), folder()); // if it ends in the midst of replacing
      if (resumed()) {
        orphans.kill();
      }
      if (keep) {
        progress.say(
            "unfinished: what was done is in %s; the same command goes on"
                .formatted(DisplayPath.shown(places.root())));
      } else {
        places.delete(places.journals()); // first: without it there is nothing to go on with
        places.delete(places.asked());
        lease.deleteFenced();
      }
      places.deleteWork(begun.asked(), !keep);
      lease.release();
      files().deleteEmpty(places.root());
      if (madeParent) { // nothing stays of a run that was refused
        files().deleteEmpty(places.root().getParent());
      }
    } finally {
      lease.forget();
    }
  }

  /**
   * Another driver that has taken over explains what failed.
   *
   * @throws InputException if there is one
   */
  public void refuseIfTakenOver(IOException failure) throws IOException {
    if (lease.lost()) {
      throw new InputException(Renewal.TAKEN_OVER, failure);
    }
  }

  /** A name for a new run. */
  public static String newName() {
    return UUID.randomUUID().toString();
  }
}
