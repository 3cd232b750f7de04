package io.pulsemill.engine.resident;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The folder through which driver and tasks of a run meet: the plan, the statistics, where task 0
 * listens, the journal of passes, what came of it. A file of it is whole or not there: written
 * under another name, synced to disk, renamed.
 */
final class RunFolder {
  static final String PLAN = "plan";
  static final String STATISTICS = "statistics";
  static final String TOKEN = "token";
  static final String ADDRESS = "address";
  static final String FORMED = "formed";
  static final String OUTCOME = "outcome";

  private static final String KEY = "pulsemill.internal.resident.folder";

  private final Path path;
  private final FileSystem files;
  private final FileContext renames;

  /** What a file holds, going out. */
  interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  /** What a file holds, coming in. */
  interface Reading<T> {
    T read(DataInputStream in) throws IOException;
  }

  RunFolder(Configuration conf, Path path) throws IOException {
    this.path = path;
    files = path.getFileSystem(conf);
    renames = FileContext.getFileContext(path.toUri(), conf);
  }

  /** The folder a job's configuration names. */
  static RunFolder of(Configuration job) throws IOException {
    return new RunFolder(job, new Path(job.getRaw(KEY)));
  }

  /** Makes the folder, for its owner alone: it holds rows of the table. */
  void make() throws IOException {
    files.mkdirs(path, new FsPermission((short) 0700));
  }

  /** The files whose name begins so, in the order of their names. */
  FileStatus[] list(String prefix) throws IOException {
    try {
      FileStatus[] found = growing().listStatus(path, file -> file.getName().startsWith(prefix));
      Arrays.sort(found);
      return found;
    } catch (FileNotFoundException e) {
      return new FileStatus[0]; // no folder, no files
    }
  }

  /** Names it in a job's configuration. */
  void set(Configuration job) {
    job.set(KEY, path.toString());
  }

  Path file(String name) {
    return new Path(path, name);
  }

  /** For files that are read while they grow: without checksums, which lag behind. */
  FileSystem growing() {
    return files instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : files;
  }

  boolean has(String name) throws IOException {
    return files.exists(file(name));
  }

  /** Writes a file, in place of one of that name. */
  void write(String name, Content content) throws IOException {
    Path partial = file("." + name + "-" + UUID.randomUUID());
    try (FSDataOutputStream out = files.create(partial, false)) {
      content.write(out);
      out.hsync();
    }
    renames.rename(partial, file(name), Options.Rename.OVERWRITE);
  }

  /** Reads a file; null if there is none. */
  <T> T read(String name, Reading<T> reading) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(files.open(file(name))))) {
      return reading.read(in);
    } catch (FileNotFoundException e) {
      return null;
    }
  }
}
