package io.pulsemill.scratch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the processes of this machine have open, as far as this user may see (Linux). */
final class OpenFiles {
  private static final Path PROCESSES = Path.of("/proc");

  private OpenFiles() {}

  /**
   * Whether a process has a file in {@code folder} open: a JVM keeps its jars open. True where that
   * cannot be known.
   *
   * @param folder its real path
   */
  static boolean anyIn(Path folder) {
    if (!Files.isDirectory(PROCESSES.resolve("self/fd"))) {
      return true;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        if (hasOpen(process, folder)) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      return true;
    }
  }

  private static boolean hasOpen(Path process, Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (target(file).startsWith(folder)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // it has ended, or is another user's: and so are its folders
    }
    return false;
  }

  /** What a link of {@code /proc} names; nothing if it was closed meanwhile. */
  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      return Path.of("");
    }
  }
}
