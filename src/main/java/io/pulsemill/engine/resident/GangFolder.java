package io.pulsemill.engine.resident;

import io.pulsemill.engine.journal.PassJournal;
import io.pulsemill.run.EntryFolder;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
 * The folder through which driver and tasks of a resident job meet: the plan, the statistics, where
 * task 0 listens, the journal of passes, what came of it. A file of it is whole or not there:
 * written under another name, synced to disk, renamed.
 */
final class GangFolder implements EntryFolder {
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

  GangFolder(Configuration conf, Path path) throws IOException {
    this.path = path;
    files = path.getFileSystem(conf);
    renames = FileContext.getFileContext(path.toUri(), conf);
  }

  /** The folder a job's configuration names. */
  static GangFolder of(Configuration job) throws IOException {
    return new GangFolder(job, new Path(job.getRaw(KEY)));
  }

  /** Whether a job's configuration names one. */
  static boolean isSet(Configuration job) {
    return job.getRaw(KEY) != null;
  }

  /** Makes the folder, for its owner alone: it holds rows of the table. */
  void make() throws IOException {
    files.mkdirs(path, new FsPermission((short) 0700));
  }

  /** Deletes it with all that is in it. */
  void delete() throws IOException {
    files.delete(path, true);
  }

  /** Deletes all but the statistics and the passes, which another job goes on from. */
  void keepJournal() throws IOException {
    for (FileStatus file : files.listStatus(path)) {
      String name = file.getPath().getName();
      if (!name.startsWith(PassJournal.PREFIX) && !name.equals(STATISTICS)) {
        files.delete(file.getPath(), false);
      }
    }
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

  @Override
  public List<String> names(String prefix) throws IOException {
    return Arrays.stream(list(prefix)).map(file -> file.getPath().getName()).toList();
  }

  @Override
  public void write(String name, Content content) throws IOException {
    Path partial = file("." + name + "-" + UUID.randomUUID());
    try (FSDataOutputStream out = files.create(partial, false)) {
      content.write(out);
      out.hsync();
    }
    renames.rename(partial, file(name), Options.Rename.OVERWRITE);
  }

  @Override
  public <T> T read(String name, Reading<T> reading) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(files.open(file(name))))) {
      return reading.read(in);
    } catch (FileNotFoundException e) {
      return null;
    }
  }
}
