package io.pulsemill.scratch;

import io.pulsemill.InputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * A folder for what a process needs only while it lives. It is deleted when the process ends or, if
 * that was killed, by the next one that makes such a folder beside it.
 */
public final class ScratchFolder implements Closeable {
  /** When jobs have been killed and file systems are closed. */
  private static final int AFTER_FILE_SYSTEMS = FileSystem.SHUTDOWN_HOOK_PRIORITY - 5;

  private static final int PATIENCE_SECONDS = 60;

  private static final Map<Path, ScratchFolder> OF_THIS_PROCESS = new HashMap<>();

  private final Path path;
  private final FolderLock lock;

  private ScratchFolder(Path path, FolderLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /** The one folder of this process where Java puts temporary files, made when first needed. */
  public static Path ofThisProcess() throws IOException {
    return ofThisProcess(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * The one folder of this process in {@code parent}, made when first needed.
   *
   * @throws InputException if it cannot be made, naming the folder and what to do
   */
  public static Path ofThisProcess(Path parent) throws IOException {
    synchronized (OF_THIS_PROCESS) {
      ScratchFolder known = OF_THIS_PROCESS.get(parent);
      if (known == null) {
        known = make(parent);
        OF_THIS_PROCESS.put(parent, known);
        ShutdownHookManager.get()
            .addShutdownHook(known::close, AFTER_FILE_SYSTEMS, PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      return known.path;
    }
  }

  /**
   * A new folder in {@code parent}; those of dead processes there are deleted.
   *
   * @throws InputException if it cannot be made, naming the folder and what to do
   */
  static ScratchFolder make(Path parent) throws IOException {
    try {
      Path path =
          Files.createTempDirectory(
              parent.toRealPath(), AbandonedFolders.SCRATCH); // its owner's alone
      AbandonedFolders.deleteBeside(path);
      return new ScratchFolder(path, locked(path));
    } catch (IOException e) {
      throw new InputException(
          ("No temporary folder can be made in %s: %s; free space there or allow writing, or name"
                  + " another: -D hadoop.tmp.dir=FOLDER for jobs in this JVM,"
                  + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER for all else")
              .formatted(parent, reason(e)),
          e);
    }
  }

  /** What cannot be locked does not stay: no process would know whose it is. */
  private static FolderLock locked(Path path) throws IOException {
    try {
      return FolderLock.put(path);
    } catch (IOException e) {
      AbandonedFolders.deleteUnlocked(path);
      throw e;
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such folder"
        : e instanceof AccessDeniedException
            ? "this user may not write there"
            : e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(e.getMessage());
  }

  /** Its real path. */
  Path path() {
    return path;
  }

  /** Deletes it with all that is in it; what cannot be deleted is left to a later process. */
  @Override
  public void close() {
    AbandonedFolders.delete(path, lock);
  }
}
