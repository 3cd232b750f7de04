package io.pulsemill.scratch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Temporary folders whose process is dead. Only folders of this user, by names only we and {@code
 * hadoop jar} give, and of the latter those with our classes; never a link.
 */
final class AbandonedFolders {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedFolders.class);

  /** {@code hadoop jar} unpacks our jar under such a name. */
  static final Pattern UNPACKED = Pattern.compile("hadoop-unjar[0-9]+");

  /** How names of scratch folders begin; a number follows. */
  static final String SCRATCH = "pulsemill-tmp-";

  private static final Pattern NUMBERED = Pattern.compile(SCRATCH + "[0-9]+");

  /** A process locks its folder within seconds; without a lock after this time it never will. */
  private static final Duration UNLOCKED = Duration.ofDays(1);

  private AbandonedFolders() {}

  /**
   * Deletes those in {@code parent}. What cannot be read or deleted stays: a run does not fail for
   * what another one left.
   *
   * @param own the real path of a folder this process has just made
   */
  static void deleteBeside(Path own) {
    Path parent = Objects.requireNonNull(own.getParent());
    try {
      UserPrincipal user = Files.getOwner(own);
      for (Path folder : candidates(parent)) {
        if (!folder.equals(own)) {
          deleteIfDead(folder, user);
        }
      }
    } catch (IOException e) {
      LOG.info("{} cannot be searched for old temporary folders: {}", parent, e.toString());
    }
  }

  private static List<Path> candidates(Path parent) throws IOException {
    DirectoryStream.Filter<Path> named =
        path -> {
          String name = path.getFileName().toString();
          return NUMBERED.matcher(name).matches() || UNPACKED.matcher(name).matches();
        };
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, named)) {
      all.forEach(found::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  private static void deleteIfDead(Path folder, UserPrincipal user) {
    try {
      if (!isOurs(folder, user)) {
        return;
      }
      if (FolderLock.isIn(folder)) {
        Optional<FolderLock> dead = FolderLock.ofDead(folder);
        dead.ifPresent(lock -> delete(folder, lock));
      } else if (isOld(folder) && !OpenFiles.anyIn(folder)) {
        deleteUnlocked(folder);
      }
    } catch (IOException e) { // somebody else deletes it, or it is not as we make them
      LOG.info("{} stays: {}", folder, e.toString());
    }
  }

  private static boolean isOurs(Path folder, UserPrincipal user) throws IOException {
    BasicFileAttributes kind =
        Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return kind.isDirectory()
        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)
        && (!UNPACKED.matcher(folder.getFileName().toString()).matches()
            || Files.isDirectory(folder.resolve("io/pulsemill"), LinkOption.NOFOLLOW_LINKS)
            || isEmpty(folder));
  }

  /** Killed before it had unpacked anything: nothing is lost, whoever it was. */
  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      return !children.iterator().hasNext();
    }
  }

  private static boolean isOld(Path folder) throws IOException {
    return Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS)
        .toInstant()
        .isBefore(Instant.now().minus(UNLOCKED));
  }

  /** Killed before it had its lock: of {@code hadoop jar}, whatever it is; of ours, empty. */
  static void deleteUnlocked(Path folder) throws IOException {
    if (UNPACKED.matcher(folder.getFileName().toString()).matches()) {
      FileUtil.fullyDelete(folder.toFile());
    } else {
      Files.deleteIfExists(folder.resolve(FolderLock.UNLOCKED));
      Files.delete(folder);
    }
  }

  /** Deletes a folder whose lock we have; the lock last, so that a later process can go on. */
  static void delete(Path folder, FolderLock lock) {
    try (lock;
        DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      boolean empty = true;
      for (Path child : children) {
        empty &= child.endsWith(FolderLock.NAME) || FileUtil.fullyDelete(child.toFile());
      }
      if (empty) {
        Files.delete(folder.resolve(FolderLock.NAME));
        Files.delete(folder);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.info("{} stays: {}", folder, e.toString());
    }
  }
}
