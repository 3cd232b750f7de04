package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.input.Partition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files a table's path stands for: the file itself; the visible files of a directory (names
 * that begin with {@code _} or {@code .} are not table files), and those of the folders {@code
 * NAME=VALUE} in it, but for empty ones; or what a glob matches.
 */
final class TableFiles {
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
        addFiles(fs, match.getPath(), files);
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
    FileSystem fs = path.getFileSystem(conf);
    List<Path> directories = new ArrayList<>();
    for (FileStatus match : matches(fs, path)) {
      if (match.isDirectory()) {
        addDirectories(fs, match.getPath(), directories);
      }
    }
    return directories;
  }

  private static void addDirectories(FileSystem fs, Path directory, List<Path> into)
      throws IOException {
    into.add(directory);
    for (FileStatus child : InputPaths.visibleChildren(fs, directory)) {
      if (child.isDirectory()) {
        addDirectories(fs, child.getPath(), into);
      }
    }
  }

  private static List<FileStatus> matches(FileSystem fs, Path path) throws IOException {
    List<FileStatus> matches = InputPaths.matches(fs, path);
    if (matches.isEmpty() && !InputPaths.isGlob(path)) {
      throw new InputException(
          "Table %s does not exist; expected a file, a directory or a glob".formatted(path));
    }
    return matches;
  }

  private static void addFiles(FileSystem fs, Path directory, List<FileStatus> into)
      throws IOException {
    boolean partition = Partition.isColumn(directory.getName());
    for (FileStatus child : InputPaths.visibleChildren(fs, directory)) {
      if (!child.isDirectory()) {
        if (!partition || child.getLen() > 0) {
          into.add(child);
        }
      } else if (Partition.isColumn(child.getPath().getName())) {
        addFiles(fs, child.getPath(), into);
      } else {
        throw new InputException(
            ("%s holds the directory '%s'; expected only files: name the directory of the files, or"
                    + " a glob")
                .formatted(directory, child.getPath().getName()));
      }
    }
  }

  private static String noFile(FileSystem fs, Path path) throws IOException {
    boolean plain = !InputPaths.isGlob(path);
    if (plain && fs.exists(new Path(path, DamagedTableException.RECORD))) {
      return "%s has none of the files that its %s lists; recreate the table"
          .formatted(path, DamagedTableException.RECORD);
    }
    boolean refused = plain && fs.exists(new Path(path, "_bad"));
    return path
        + " has no table file; "
        + (refused
            ? "its records were refused: see %s/_bad/".formatted(path)
            : "expected Parquet or CSV files there, with names that do not begin with _ or .");
  }
}
