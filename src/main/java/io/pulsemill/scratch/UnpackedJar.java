package io.pulsemill.scratch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder into which {@code hadoop jar} has unpacked our jar, {@code hadoop-unjarN}: it deletes
 * it when it ends, but not when it is killed.
 */
public final class UnpackedJar {
  private static final Logger LOG = LoggerFactory.getLogger(UnpackedJar.class);

  /** A file that nothing refers to would be closed, and with it the lock. */
  private static @Nullable FolderLock held;

  private UnpackedJar() {}

  /**
   * If {@code program} was loaded from such a folder, locks it for this process and deletes those
   * beside it whose process is dead. It never fails: a run does not need it.
   */
  public static void lock(Class<?> program) {
    CodeSource source = program.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return;
    }
    try {
      lock(Path.of(source.getLocation().toURI()));
    } catch (IOException | URISyntaxException | RuntimeException e) {
      LOG.info("{} cannot be locked: {}", source.getLocation(), e.toString());
    }
  }

  private static synchronized void lock(Path from) throws IOException {
    Path name = from.getFileName();
    if (held != null
        || !Files.isDirectory(from)
        || !AbandonedFolders.UNPACKED.matcher(name == null ? "" : name.toString()).matches()) {
      return;
    }
    Path folder = from.toRealPath();
    held = FolderLock.put(folder);
    AbandonedFolders.deleteBeside(folder);
  }
}
