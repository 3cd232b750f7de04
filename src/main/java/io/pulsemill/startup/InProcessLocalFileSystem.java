package io.pulsemill.startup;

import io.pulsemill.job.JobSettings;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.AbstractFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;

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
    super(new InProcessRawFileSystem());
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
}
