package io.pulsemill.run;

import io.pulsemill.InputException;
import io.pulsemill.output.AtomicFiles;
import io.pulsemill.output.DisplayPath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;

/**
 * A lease as another driver sees it.
 *
 * @param holder empty if there is none, or it has not been written yet
 * @param silentMillis how long it was not renewed, by the clock of its file system
 */
record LeaseFile(Optional<Holder> holder, long silentMillis) {
  static final String NAME = "lease";

  /** In the holder's folder: made anew each time that it renews the lease. */
  static final String BEAT = "beat";

  /** In the holder's folder: how far its run is. */
  static final String STATUS = "status";

  /** Not renewed for so long, it is that of a dead driver. */
  private static final long EXPIRY_MILLIS = 60_000;

  private static final int MOST_BYTES = 1 << 16;

  /** That of the folder of a run. */
  static LeaseFile of(AtomicFiles files, Path root) throws IOException {
    Optional<Holder> holder = read(files, new Path(root, NAME));
    return new LeaseFile(holder, silentMillis(files, root, holder));
  }

  /** The holder that a lease names; empty if there is none, or it has not been written yet. */
  static Optional<Holder> read(AtomicFiles files, Path lease) throws IOException {
    try (InputStream in = files.files().open(lease)) {
      byte[] json = in.readNBytes(MOST_BYTES);
      return json.length == 0
          ? Optional.empty()
          : Optional.of(Holder.read(json, DisplayPath.shown(lease)));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (InputException e) {
      return Optional.empty(); // half of it, of a machine that lost its power
    }
  }

  private static long silentMillis(AtomicFiles files, Path root, Optional<Holder> holder)
      throws IOException {
    Path lease = new Path(root, NAME);
    long renewed = modified(files, lease);
    if (holder.isPresent()) {
      Path folder = new Path(root, String.valueOf(holder.get().number()));
      renewed = Math.max(renewed, modified(files, new Path(folder, BEAT)));
    }
    Path now = new Path(root, ".now-" + UUID.randomUUID());
    try {
      files.createEmpty(now);
      return Math.max(0, modified(files, now) - renewed);
    } catch (FileNotFoundException e) {
      return 0; // the run is just ending
    } catch (AccessControlException e) { // another user's, to be looked at only
      return Math.max(0, System.currentTimeMillis() - renewed);
    } finally {
      deleteIfThere(files, now);
    }
  }

  private static void deleteIfThere(AtomicFiles files, Path file) throws IOException {
    if (files.files().exists(file)) {
      files.files().delete(file, false);
    }
  }

  private static long modified(AtomicFiles files, Path file) throws IOException {
    try {
      return files.files().getFileStatus(file).getModificationTime();
    } catch (FileNotFoundException | ParentNotDirectoryException e) {
      return 0; // not there, or fenced
    }
  }

  /** How far its driver has said the run to be; empty if it has not, or just says it. */
  Optional<RunStatus> status(AtomicFiles files, Path root) throws IOException {
    if (holder.isEmpty()) {
      return Optional.empty();
    }
    Path file = new Path(new Path(root, String.valueOf(holder.get().number())), STATUS);
    try (InputStream in = files.files().open(file)) {
      String json = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      return Optional.of(RunStatus.read(json, DisplayPath.shown(file)));
    } catch (FileNotFoundException | ParentNotDirectoryException | InputException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the holder is certainly gone, or has been silent for too long.
   *
   * @param here numbers of the holders in this process
   */
  boolean isDead(Set<Long> here) {
    boolean ended =
        holder.filter(h -> h.hasEnded() || (h.isHere() && !here.contains(h.number()))).isPresent();
    return ended || silentMillis > EXPIRY_MILLIS;
  }

  /** Why another driver cannot have it. */
  String taken(Path output) {
    String who = holder.map(Holder::who).orElse("a driver that is just starting");
    return ("Output %s is being written by %s (last heard of %d s ago); wait for it, end it, or use"
            + " --take-over; it is taken over by itself after %d s of silence")
        .formatted(DisplayPath.shown(output), who, silentMillis / 1000, EXPIRY_MILLIS / 1000);
  }
}
