package io.pulsemill.mini;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The user's home folder on a cluster; names are relative to it. */
public final class HdfsHome implements AutoCloseable {
  /** Where the job jar stays; hidden and not a leftover. */
  private static final String OURS = ".pulsemill";

  private final FileSystem files;

  private HdfsHome(FileSystem files) {
    this.files = files;
  }

  /** Makes the folder where it is missing. */
  public static HdfsHome open(Configuration conf) throws IOException {
    FileSystem files = FileSystem.newInstance(conf);
    files.mkdirs(files.getHomeDirectory());
    return new HdfsHome(files);
  }

  /** The text of a file. */
  public String read(String name) throws IOException {
    try (InputStream in = files.open(new Path(name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** Writes a new file. */
  public void put(String name, byte[] bytes) throws IOException {
    try (OutputStream out = files.create(new Path(name), false)) {
      out.write(bytes);
    }
  }

  /** Copies a local folder. */
  public void copy(java.nio.file.Path from, String to) throws IOException {
    files.copyFromLocalFile(new Path(from.toUri()), new Path(to));
  }

  /** The one path that fits a glob pattern. */
  public Path find(String pattern) throws IOException {
    FileStatus[] found = files.globStatus(new Path(pattern));
    if (found.length != 1) {
      throw new IOException("%s: expected one path but found %d".formatted(pattern, found.length));
    }
    return found[0].getPath();
  }

  /** Deletes a folder with all in it. */
  public void delete(String folder) throws IOException {
    files.delete(new Path(folder), true);
  }

  /** Whether there is such a file or folder. */
  public boolean exists(String name) throws IOException {
    return files.exists(new Path(name));
  }

  /** The names in a folder. */
  public List<String> names(String folder) throws IOException {
    return Arrays.stream(files.listStatus(new Path(folder)))
        .map(file -> file.getPath().getName())
        .toList();
  }

  /** Hidden files and folders, which runs work in, anywhere under the home folder. */
  public List<String> leftovers() throws IOException {
    List<String> found = new ArrayList<>();
    collect(files.getHomeDirectory(), found);
    return found;
  }

  private void collect(Path folder, List<String> found) throws IOException {
    for (FileStatus file : files.listStatus(folder)) {
      String name = file.getPath().getName();
      if (name.startsWith(".") && !name.equals(OURS)) {
        found.add(file.getPath().toString());
      } else if (file.isDirectory()) {
        collect(file.getPath(), found);
      }
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
