package io.pulsemill.mini;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The user's home folder on a cluster; names are relative to it. */
final class HdfsHome implements AutoCloseable {
  /** Where the job jar stays; hidden and not a leftover. */
  private static final String OURS = ".pulsemill";

  private final FileSystem files;

  private HdfsHome(FileSystem files) {
    this.files = files;
  }

  static HdfsHome open(Configuration conf) throws IOException {
    FileSystem files = FileSystem.newInstance(conf);
    files.mkdirs(files.getHomeDirectory());
    return new HdfsHome(files);
  }

  String read(String name) throws IOException {
    try (InputStream in = files.open(new Path(name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  void put(String name, byte[] bytes) throws IOException {
    try (OutputStream out = files.create(new Path(name), false)) {
      out.write(bytes);
    }
  }

  /** Copies the CSV files of a local folder. */
  void copy(java.nio.file.Path from, String to) throws IOException {
    try (DirectoryStream<java.nio.file.Path> found = Files.newDirectoryStream(from, "*.csv")) {
      for (java.nio.file.Path file : found) {
        put(to + "/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
  }

  boolean exists(String name) throws IOException {
    return files.exists(new Path(name));
  }

  List<String> names(String folder) throws IOException {
    return Arrays.stream(files.listStatus(new Path(folder)))
        .map(file -> file.getPath().getName())
        .toList();
  }

  /** Hidden files and folders, which runs work in, anywhere under the home folder. */
  List<String> leftovers() throws IOException {
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
