package io.pulsemill.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** The raw side of {@link InProcessLocalFileSystem}: what Hadoop starts processes for, by Java. */
final class InProcessRawFileSystem extends RawLocalFileSystem {
  private static final int SPECIAL_BITS = 07000;

  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {
    java.nio.file.Path file = pathToFile(path).toPath();
    PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (posix == null || permission.getStickyBit() || hasSpecialBits(file)) {
      super.setPermission(path, permission); // Java would drop them, chmod keeps a folder's
    } else {
      posix.setPermissions(PosixFilePermissions.fromString(symbols(permission)));
    }
  }

  /** Whether it sets its user or group for what is made below it, or is sticky. */
  private static boolean hasSpecialBits(java.nio.file.Path file) throws IOException {
    return ((int) Files.getAttribute(file, "unix:mode") & SPECIAL_BITS) != 0;
  }

  private static String symbols(FsPermission permission) {
    return permission.getUserAction().SYMBOL
        + permission.getGroupAction().SYMBOL
        + permission.getOtherAction().SYMBOL;
  }

  @Override
  public FileStatus getFileLinkStatus(Path path) throws IOException {
    return Files.isSymbolicLink(pathToFile(path).toPath())
        ? super.getFileLinkStatus(path)
        : getFileStatus(path);
  }
}
