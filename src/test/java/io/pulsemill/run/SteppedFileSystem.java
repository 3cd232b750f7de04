package io.pulsemill.run;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.Syncable;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Files of this machine under {@code stepped:}; each change is a step of the thread that makes it.
 */
public final class SteppedFileSystem extends RawLocalFileSystem {
  static final String SCHEME = "stepped";

  private static final ThreadLocal<Steps> STEPS = ThreadLocal.withInitial(() -> Steps.NONE);

  /** Something that changes a file system. */
  private interface Change<T> {
    T make() throws IOException;
  }

  /** As renames see it. */
  public static final class Renames extends DelegateToFileSystem {
    /** Made by Hadoop. */
    public Renames(URI uri, Configuration conf) throws Exception {
      super(uri, new SteppedFileSystem(), conf, SCHEME, false);
    }

    /** In place of a file that is there, in one step as on HDFS and local disks. */
    @Override
    public void renameInternal(Path from, Path to, boolean overwrite) throws IOException {
      if (!overwrite) {
        super.renameInternal(from, to, false);
        return;
      }
      java.nio.file.Path source = java.nio.file.Path.of(from.toUri().getPath());
      step(
          "replace " + to.getName(),
          () ->
              Files.move(
                  source,
                  java.nio.file.Path.of(to.toUri().getPath()),
                  StandardCopyOption.ATOMIC_MOVE));
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }
  }

  static Configuration use(Configuration conf) {
    conf.setClass(
        "fs.stepped.impl", SteppedFileSystem.class, org.apache.hadoop.fs.FileSystem.class);
    conf.setClass(
        "fs.AbstractFileSystem.stepped.impl",
        Renames.class,
        org.apache.hadoop.fs.AbstractFileSystem.class);
    return conf;
  }

  /** From now on, for this thread. */
  static void steps(Steps steps) {
    STEPS.set(steps);
  }

  private static <T> T step(String name, Change<T> change) throws IOException {
    STEPS.get().at("before " + name);
    T made = change.make();
    STEPS.get().at("after " + name);
    return made;
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  /** No process for a link: there is none. */
  @Override
  public FileStatus getFileLinkStatus(Path path) throws IOException {
    return getFileStatus(path);
  }

  /** No process for a permission. */
  @Override
  public void setPermission(Path path, FsPermission permission) {}

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return step("create " + file.getName(), () -> open(file, overwrite));
  }

  @Override
  public FSDataOutputStream createNonRecursive(
      Path file,
      FsPermission permission,
      java.util.EnumSet<org.apache.hadoop.fs.CreateFlag> flags,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    boolean overwrite = flags.contains(org.apache.hadoop.fs.CreateFlag.OVERWRITE);
    return step("create " + file.getName(), () -> open(file, overwrite));
  }

  private FSDataOutputStream open(Path file, boolean overwrite) throws IOException {
    try {
      StandardOpenOption how =
          overwrite ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW;
      OutputStream out =
          Files.newOutputStream(pathToFile(file).toPath(), how, StandardOpenOption.WRITE);
      return new FSDataOutputStream(new Stepped(file.getName(), out), null);
    } catch (FileAlreadyExistsException e) {
      throw new org.apache.hadoop.fs.FileAlreadyExistsException(file.toString());
    } catch (java.nio.file.NoSuchFileException e) {
      throw new java.io.FileNotFoundException(file.toString());
    }
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    return step(
        "rename " + from.getName(),
        () -> {
          if (exists(to)) { // at this moment, as HDFS does
            throw new org.apache.hadoop.fs.FileAlreadyExistsException(to.toString());
          }
          return pathToFile(from).renameTo(pathToFile(to));
        });
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    return exists(path) && step("delete " + path.getName(), () -> super.delete(path, recursive));
  }

  @Override
  public boolean mkdirs(Path folder) throws IOException {
    return exists(folder)
        ? super.mkdirs(folder)
        : step("mkdirs " + folder.getName(), () -> super.mkdirs(folder));
  }

  /** A write, a sync and the end of a file are steps too. */
  private static final class Stepped extends OutputStream implements Syncable, StreamCapabilities {
    private final String name;
    private final OutputStream out;

    Stepped(String name, OutputStream out) {
      this.name = name;
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      step(
          "write " + name,
          () -> {
            out.write(bytes, from, length);
            return null;
          });
    }

    @Override
    public void hflush() throws IOException {
      hsync();
    }

    @Override
    public void hsync() throws IOException {
      step("sync " + name, () -> null);
    }

    @Override
    public boolean hasCapability(String capability) {
      return true;
    }

    @Override
    public void close() throws IOException {
      step(
          "close " + name,
          () -> {
            out.close();
            return null;
          });
    }
  }
}
