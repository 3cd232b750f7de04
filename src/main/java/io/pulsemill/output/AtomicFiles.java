package io.pulsemill.output;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.ipc.RemoteException;

/**
 * The steps of a file system that happen as a whole or not at all, whoever races for them. But for
 * {@link #makeFolders} no step makes a parent folder that is missing: a process whose folder was
 * taken away cannot bring it back.
 */
public final class AtomicFiles {
  private final FileSystem files;
  private final FileContext renames;

  /** Those of the file system that {@code path} is on. */
  public AtomicFiles(Configuration conf, Path path) throws IOException {
    files = path.getFileSystem(conf);
    renames = FileContext.getFileContext(files.makeQualified(path).toUri(), conf);
  }

  /** The file system, for what needs no such care. */
  public FileSystem files() {
    return files;
  }

  /**
   * Makes a file where no file was; nobody sees it without its content.
   *
   * @return whether it did; not if there is something of that name
   * @throws FileNotFoundException if the folder it should be in is not there
   */
  public boolean createNew(Path file, byte[] content) throws IOException {
    Path beside = new Path(file.getParent(), "." + file.getName() + "-" + UUID.randomUUID());
    try (OutputStream out = create(beside)) {
      out.write(content);
    }
    try {
      if (files instanceof LocalFileSystem local) {
        link(local, beside, file);
      } else {
        move(beside, file);
      }
      return true;
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    } catch (NoSuchFileException e) {
      throw (FileNotFoundException) new FileNotFoundException(file.toString()).initCause(e);
    } finally {
      files.delete(beside, false);
    }
  }

  /** To rename, Hadoop's local file system looks first and renames then: two may do so at once. */
  private static void link(LocalFileSystem local, Path beside, Path file) throws IOException {
    java.nio.file.Path from = local.pathToFile(beside).toPath();
    java.nio.file.Path to = local.pathToFile(file).toPath();
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException e) { // then empty for a moment
      Files.copy(from, to);
    }
  }

  /**
   * Makes an empty file where nothing was, not even a folder.
   *
   * @return whether it did
   * @throws FileNotFoundException if the folder it should be in is not there
   */
  public boolean createEmpty(Path file) throws IOException {
    try {
      if (files instanceof LocalFileSystem local) {
        Files.createFile(local.pathToFile(file).toPath());
      } else {
        create(file).close();
      }
      return true;
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    } catch (NoSuchFileException e) {
      throw (FileNotFoundException) new FileNotFoundException(file.toString()).initCause(e);
    } catch (RemoteException e) {
      if (e.getClassName().endsWith(".AlreadyBeingCreatedException")) {
        return false; // there, and still open
      }
      throw e;
    }
  }

  /** What is in a folder; nothing if there is none. */
  public FileStatus[] list(Path folder) throws IOException {
    try {
      return files.listStatus(folder);
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  /** A stream into a new file; its folder must be there. */
  public FSDataOutputStream create(Path file) throws IOException {
    return files.createFile(file).overwrite(false).build();
  }

  /** Makes a folder and those it is in, unless they are there. */
  public void makeFolders(Path folder) throws IOException {
    if (files.mkdirs(folder)) {
      return;
    }
    if (files instanceof LocalFileSystem local) { // which does not say why: this does
      Files.createDirectories(local.pathToFile(folder).toPath());
    } else {
      throw new IOException("%s cannot be made".formatted(folder));
    }
  }

  /** Makes a folder, unless it is there. */
  public void makeFolder(Path folder) throws IOException {
    if (!files.exists(folder)) {
      renames.mkdir(folder, FsPermission.getDirDefault(), false);
    }
  }

  /** Renames a file or folder to a name that nothing has, in a folder that is there. */
  public void move(Path from, Path to) throws IOException {
    renames.rename(from, to);
  }

  /** Renames a file, in place of another if there is one. */
  public void replace(Path from, Path to) throws IOException {
    if (files instanceof LocalFileSystem local) { // Hadoop's deletes first
      Files.move(
          local.pathToFile(from).toPath(),
          local.pathToFile(to).toPath(),
          StandardCopyOption.ATOMIC_MOVE);
      files.delete(local.getChecksumFile(to), false); // of the file that was replaced
      return;
    }
    renames.rename(from, to, Options.Rename.OVERWRITE);
  }

  /** Deletes a folder if nothing is in it; returns whether it did. */
  public boolean deleteEmpty(Path folder) throws IOException {
    try {
      if (files instanceof LocalFileSystem local) { // which lists first and deletes all then
        return Files.deleteIfExists(local.pathToFile(folder).toPath());
      }
      return files.delete(folder, false);
    } catch (DirectoryNotEmptyException | PathIsNotEmptyDirectoryException e) {
      return false;
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      if (files.listStatus(folder).length > 0) { // what other file systems throw then
        return false;
      }
      throw e;
    }
  }
}
