package io.pulsemill.table;

import io.pulsemill.InputException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files a table's path stands for: the file itself; the visible files of a directory (names
 * that begin with {@code _} or {@code .} are not table files); or what a glob matches.
 */
final class TableFiles {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ENCRYPTED_MAGIC = "PARE".getBytes(StandardCharsets.US_ASCII);

  private TableFiles() {}

  /**
   * The files in the order of their names, at least one.
   *
   * @throws InputException if there is none, or a directory holds another one
   */
  static List<FileStatus> list(Configuration conf, Path path) throws IOException {
    FileSystem fs = path.getFileSystem(conf);
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus match : matches(fs, path)) {
      if (match.isDirectory()) {
        files.addAll(visibleFiles(fs, match.getPath()));
      } else {
        files.add(match);
      }
    }
    if (files.isEmpty()) {
      throw new InputException(noFile(fs, path));
    }
    files.sort(Comparator.comparing(file -> file.getPath().toString()));
    return files;
  }

  /**
   * The directories among what a path stands for, all of whose visible files belong to the table.
   */
  static List<Path> directories(Configuration conf, Path path) throws IOException {
    return matches(path.getFileSystem(conf), path).stream()
        .filter(FileStatus::isDirectory)
        .map(FileStatus::getPath)
        .toList();
  }

  /** Whether a file begins as Parquet files do. */
  static boolean isParquet(Configuration conf, FileStatus file) throws IOException {
    byte[] start = new byte[MAGIC.length];
    try (FSDataInputStream in = file.getPath().getFileSystem(conf).open(file.getPath())) {
      in.readFully(start);
    } catch (EOFException e) {
      return false; // shorter than the magic bytes
    }
    return isMagic(start);
  }

  /** Whether these are the bytes that Parquet files begin with. */
  static boolean isMagic(byte[] start) {
    return Arrays.equals(start, MAGIC) || Arrays.equals(start, ENCRYPTED_MAGIC);
  }

  /** A path that exists is meant as it stands, also where its name looks like a glob. */
  private static List<FileStatus> matches(FileSystem fs, Path path) throws IOException {
    try {
      return List.of(fs.getFileStatus(path));
    } catch (FileNotFoundException e) {
      FileStatus[] matches = fs.globStatus(path);
      if (matches == null || (matches.length == 0 && !isGlob(path))) {
        throw new InputException(
            "Table %s does not exist; expected a file, a directory or a glob".formatted(path), e);
      }
      return Arrays.stream(matches).filter(match -> isVisible(match.getPath())).toList();
    }
  }

  private static List<FileStatus> visibleFiles(FileSystem fs, Path directory) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus child : fs.listStatus(directory)) {
      if (!isVisible(child.getPath())) {
        continue;
      }
      if (child.isDirectory()) {
        throw new InputException(
            ("%s holds the directory '%s'; expected only files: name the directory of the files, or"
                    + " a glob")
                .formatted(directory, child.getPath().getName()));
      }
      files.add(child);
    }
    return files;
  }

  private static boolean isVisible(Path path) {
    return !path.getName().startsWith("_") && !path.getName().startsWith(".");
  }

  private static boolean isGlob(Path path) {
    return path.toString().chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private static String noFile(FileSystem fs, Path path) throws IOException {
    boolean refused = !isGlob(path) && fs.exists(new Path(path, "_bad"));
    return path
        + " has no table file; "
        + (refused
            ? "its records were refused: see %s/_bad/".formatted(path)
            : "expected Parquet or CSV files there, with names that do not begin with _ or .");
  }
}
