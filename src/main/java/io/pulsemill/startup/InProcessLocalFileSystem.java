package io.pulsemill.startup;

import io.pulsemill.job.JobSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.AbstractFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system, except that it starts no processes. Without its native library Hadoop
 * runs a {@code chmod} for each file and folder it makes and a {@code readlink} for each it
 * renames: forty for the smallest job.
 */
public final class InProcessLocalFileSystem extends LocalFileSystem {
  private static final String KEY = "fs.file.impl";
  private static final String RENAMES_KEY = "fs.AbstractFileSystem.file.impl";

  /** Made by Hadoop, by name. */
  public InProcessLocalFileSystem() {
    super(new Raw());
  }

  /**
   * Local files of {@code conf} are read and written with this class, if jobs run in this JVM:
   * others could not load it. A class that a user has named stays.
   */
  public static void use(Configuration conf) {
    if (JobSettings.isLocal(conf) && conf.get(KEY) == null) {
      conf.setClass(KEY, InProcessLocalFileSystem.class, FileSystem.class);
      conf.setClass(RENAMES_KEY, InProcessLocalFs.class, AbstractFileSystem.class);
    }
  }

  static final class Raw extends RawLocalFileSystem {
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
}
