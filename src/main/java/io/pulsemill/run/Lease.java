package io.pulsemill.run;

import io.pulsemill.InputException;
import io.pulsemill.output.AtomicFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The right to write an output, which one driver at a time has. The file {@code lease} in the run
 * folder says who; the folder named by its number is the only place where that driver makes files,
 * and from there it moves what is finished to where it belongs.
 *
 * <p>Who takes over first takes the file away, which only one can, then makes its own, then fences:
 * in place of the other's folder it puts a file of that name. From then on nothing can be made
 * below that name or moved from there, however late the other wakes up.
 */
final class Lease {
  private static final String TAKEN = "lease-taken-";
  private static final String FENCED = "fenced-";

  /** Of this JVM, by number: another of them in the same process is alive too. */
  private static final Set<Long> HELD = ConcurrentHashMap.newKeySet();

  private final AtomicFiles files;
  private final Path root;
  private final Holder holder;

  private Lease(AtomicFiles files, Path root, Holder holder) {
    this.files = files;
    this.root = root;
    this.holder = holder;
  }

  /**
   * Takes the lease of a run folder, which is made if it is not there.
   *
   * @param output that the folder is for, for messages
   * @param takeOver whether also from a driver that may be alive
   * @throws InputException if another driver holds it
   */
  static Lease take(AtomicFiles files, Path root, Path output, boolean takeOver)
      throws IOException {
    while (true) {
      files.makeFolders(root);
      Holder self = Holder.here(nextNumber(files, root));
      Lease lease = new Lease(files, root, self);
      if (lease.create()) {
        if (lease.begins()) {
          return lease;
        }
      } else {
        LeaseFile other = LeaseFile.of(files, root);
        if (!files.files().exists(new Path(root, LeaseFile.NAME))) {
          continue; // given back meanwhile
        }
        if (!takeOver && !other.isDead(HELD)) {
          throw new InputException(other.taken(output));
        }
        takeAway(files, root, other);
      }
    }
  }

  /** Greater than any that was ever given for this output: numbers of runs that are over too. */
  private static long nextNumber(AtomicFiles files, Path root) throws IOException {
    // Microseconds, though only the milliseconds are known: two that begin at once shall differ.
    long highest = System.currentTimeMillis() * 1000 + ThreadLocalRandom.current().nextInt(1000);
    for (long number : numbers(files, root)) {
      highest = Math.max(highest, number + 1);
    }
    return highest;
  }

  private boolean create() throws IOException {
    try {
      return files.createNew(new Path(root, LeaseFile.NAME), holder.json());
    } catch (FileNotFoundException e) {
      return false; // the run that was there ended, and its folder went
    }
  }

  /** Whether it is still this driver's once all others are fenced. */
  private boolean begins() throws IOException {
    HELD.add(holder.number()); // before anybody can ask
    boolean begun = false;
    try {
      begun = stands() && fencedOthers() && stands();
      return begun;
    } finally {
      if (!begun) {
        forget();
      }
    }
  }

  /** Takes away the lease that was judged; that of a driver which was quicker goes back. */
  private static void takeAway(AtomicFiles files, Path root, LeaseFile judged) throws IOException {
    Path taken = new Path(root, TAKEN + UUID.randomUUID());
    try {
      files.move(new Path(root, LeaseFile.NAME), taken);
    } catch (FileNotFoundException e) {
      return; // another was first, or it was given back
    }
    if (!LeaseFile.read(files, taken).equals(judged.holder())) {
      files.move(taken, new Path(root, LeaseFile.NAME));
    }
  }

  /** Whether the file names this holder. */
  private boolean stands() throws IOException {
    return LeaseFile.read(files, new Path(root, LeaseFile.NAME)).filter(holder::equals).isPresent();
  }

  /**
   * Fences those whose lease was taken away, and all that have a folder; by way of this driver's
   * folder, so that it cannot if it was fenced itself.
   */
  private boolean fencedOthers() throws IOException {
    try {
      files.makeFolder(staging());
      for (long number : numbers(files, root)) {
        if (number != holder.number()) {
          fence(number);
        }
      }
      renew();
      return true;
    } catch (IOException e) {
      if (stands()) {
        throw e;
      }
      return false;
    }
  }

  private void fence(long number) throws IOException {
    Path name = new Path(root, String.valueOf(number));
    Path tombstone = new Path(staging(), "tombstone");
    while (!isFile(name)) {
      // Again, if its driver ended just now and took the first for its folder.
      files.createEmpty(tombstone);
      try {
        files.move(tombstone, name);
      } catch (IOException e) {
        if (!files.files().exists(name)) {
          throw e;
        }
        takeFolder(name);
      }
    }
    files.files().delete(tombstone, false); // there if another had put one
  }

  private boolean isFile(Path name) throws IOException {
    try {
      return files.files().getFileStatus(name).isFile();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  private void takeFolder(Path name) throws IOException {
    try {
      files.move(name, new Path(staging(), FENCED + UUID.randomUUID()));
    } catch (IOException e) {
      if (files.files().exists(name)) {
        throw e; // or else its driver has just ended, and deleted it
      }
    }
  }

  /** Numbers of all holders that left a trace. */
  private static List<Long> numbers(AtomicFiles files, Path root) throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (FileStatus entry : files.list(root)) {
      String name = entry.getPath().getName();
      if (isNumber(name)) {
        numbers.add(Long.parseLong(name));
      } else if (name.startsWith(TAKEN)) {
        LeaseFile.read(files, entry.getPath()).ifPresent(holder -> numbers.add(holder.number()));
      }
    }
    return numbers;
  }

  private static boolean isNumber(String name) {
    return name.chars().allMatch(Character::isDigit);
  }

  /** Numbers of the leases that this process holds. */
  static Set<Long> here() {
    return Set.copyOf(HELD);
  }

  /** Its number. */
  long number() {
    return holder.number();
  }

  /** The only folder its driver makes files in. */
  Path staging() {
    return new Path(root, String.valueOf(holder.number()));
  }

  /** Says that the driver is alive. */
  void renew() throws IOException {
    files.files().createFile(new Path(staging(), LeaseFile.BEAT)).overwrite(true).build().close();
  }

  /** Writes down how far the run is. */
  void write(RunStatus status) throws IOException {
    Path file = new Path(staging(), LeaseFile.STATUS);
    try (OutputStream out = files.files().createFile(file).overwrite(true).build()) {
      out.write(status.json().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Whether another driver has taken over. */
  boolean lost() throws IOException {
    try {
      return !files.files().getFileStatus(staging()).isDirectory();
    } catch (FileNotFoundException e) {
      return true;
    }
  }

  /** Gives it back, with all that is in its folder. */
  void release() throws IOException {
    forget();
    if (lost()) {
      return;
    }
    files.move(
        new Path(root, LeaseFile.NAME),
        new Path(staging(), LeaseFile.NAME)); // fails if it was fenced meanwhile
    files.files().delete(staging(), true);
  }

  /** Forgets that this JVM holds it; what is on disk stays, as if the process had ended. */
  void forget() {
    HELD.remove(holder.number());
  }

  /** What others' folders became. */
  List<Path> fenced() throws IOException {
    return fenced(staging());
  }

  /** Those a driver had taken over, before it was itself, are in its folder. */
  private List<Path> fenced(Path in) throws IOException {
    List<Path> fenced = new ArrayList<>();
    for (FileStatus entry : files.list(in)) {
      if (entry.getPath().getName().startsWith(FENCED)) {
        fenced.addAll(fenced(entry.getPath()));
        fenced.add(entry.getPath());
      }
    }
    return fenced;
  }

  /** Deletes what is left of drivers that were fenced, or died while they took the lease. */
  void deleteFenced() throws IOException {
    for (FileStatus entry : files.list(root)) {
      String name = entry.getPath().getName();
      boolean tombstone = entry.isFile() && isNumber(name);
      if (tombstone || name.startsWith(".") || name.startsWith(TAKEN)) {
        files.files().delete(entry.getPath(), true);
      }
    }
  }
}
