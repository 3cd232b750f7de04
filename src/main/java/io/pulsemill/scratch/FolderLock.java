package io.pulsemill.scratch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a folder: a file in it, locked as the operating system locks files, which ends with
 * the process even if that is killed. Unlike a process id, it means the same in every container
 * that sees the folder.
 */
final class FolderLock implements Closeable {
  /** Its file; there only while it is locked, or after its process died. */
  static final String NAME = ".pulsemill-lock";

  /** The same before it is locked. */
  static final String UNLOCKED = NAME + ".new";

  /**
   * Folders this process has locked. To open such a file once more and close it would release the
   * lock (POSIX), so nobody does.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Locks a folder that has no lock yet. The file gets its name when it is locked: another process
   * never sees it free.
   *
   * @param folder its real path
   */
  static FolderLock put(Path folder) throws IOException {
    Path unlocked = folder.resolve(UNLOCKED);
    FileChannel channel =
        FileChannel.open(unlocked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new IOException("%s is locked by another process".formatted(unlocked));
      }
      String process = "process %d%n".formatted(ProcessHandle.current().pid()); // for a person
      channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.UTF_8)));
      OWN.add(folder);
      Files.move(unlocked, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
      return new FolderLock(folder, channel);
    } catch (IOException | RuntimeException e) {
      OWN.remove(folder);
      channel.close();
      throw e;
    }
  }

  /** Whether a folder has a lock, held or not. */
  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(NAME), LinkOption.NOFOLLOW_LINKS);
  }

  /** Takes over the lock of a folder whose process is dead; empty if it lives. */
  static Optional<FolderLock> ofDead(Path folder) throws IOException {
    if (!OWN.add(folder)) {
      return Optional.empty();
    }
    @Nullable FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              folder.resolve(NAME), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      if (channel.tryLock() != null) {
        return Optional.of(new FolderLock(folder, channel));
      }
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // another class loader of this process has it; closing would free it
    } catch (IOException | RuntimeException e) {
      forget(folder, channel);
      throw e;
    }
    forget(folder, channel);
    return Optional.empty();
  }

  private static void forget(Path folder, @Nullable FileChannel channel) throws IOException {
    OWN.remove(folder);
    if (channel != null) {
      channel.close();
    }
  }

  @Override
  public void close() throws IOException {
    forget(folder, channel);
  }
}
