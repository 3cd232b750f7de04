package io.pulsemill.table;

import io.pulsemill.InputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files that a user's paths stand for, tables and observations alike. An existing path is
 * itself, even if its name looks like a glob or a list; any other path is a glob. A file or folder
 * whose name contains a colon is refused: {@link Path} cannot resolve such a name in its folder.
 */
public final class InputPaths {
  private static final String COLON =
      "a file or folder whose name contains a colon cannot be read or written; rename it";

  private InputPaths() {}

  /**
   * The path that {@code text} names.
   *
   * @throws InputException if its last name contains a colon
   * @throws IllegalArgumentException if it is no path at all
   */
  public static Path path(String text) {
    Path path;
    try {
      path = new Path(text);
    } catch (IllegalArgumentException e) {
      throw e.getCause() instanceof URISyntaxException && text.indexOf(':') > 0
          ? new InputException("'%s': %s".formatted(text, COLON), e)
          : e;
    }
    refuseColon(path);
    return path;
  }

  /**
   * The paths of a list: the whole text if a file has that name, else its parts between commas that
   * are outside braces.
   */
  public static List<Path> split(Configuration conf, String list) throws IOException {
    List<Path> paths = new ArrayList<>();
    if (list.indexOf(',') >= 0 && exists(conf, list)) {
      return List.of(path(list));
    }
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i < list.length() ? list.charAt(i) : ',';
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (i == list.length() || (c == ',' && depth <= 0)) {
        paths.add(path(list.substring(start, i)));
        start = i + 1;
      }
    }
    return paths;
  }

  /** What a path stands for: itself, or the visible files and folders its glob matches. */
  public static List<FileStatus> matches(FileSystem fs, Path path) throws IOException {
    try {
      return List.of(fs.getFileStatus(path));
    } catch (FileNotFoundException e) {
      FileStatus[] matches = glob(fs, path);
      return matches == null
          ? List.of()
          : Arrays.stream(matches).filter(match -> isVisible(match.getPath())).toList();
    }
  }

  /** The files and folders in a folder whose names do not begin with {@code _} or {@code .}. */
  public static List<FileStatus> visibleChildren(FileSystem fs, Path folder) throws IOException {
    List<FileStatus> children = new ArrayList<>();
    try {
      // Not listLocatedStatus: on a local file system it starts a process per file for permissions.
      for (FileStatus child : fs.listStatus(folder)) {
        if (isVisible(child.getPath())) {
          refuseColon(child.getPath());
          children.add(child);
        }
      }
    } catch (IllegalArgumentException e) {
      throw colonBelow(folder, e);
    }
    return children;
  }

  /** Whether a path that does not exist can still stand for files. */
  public static boolean isGlob(Path path) {
    return path.toString().chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private static boolean isVisible(Path path) {
    return !path.getName().startsWith("_") && !path.getName().startsWith(".");
  }

  private static boolean exists(Configuration conf, String text) throws IOException {
    try {
      Path path = new Path(text);
      return path.getFileSystem(conf).exists(path);
    } catch (IllegalArgumentException e) {
      return false; // no path, or none that the file system accepts
    }
  }

  private static FileStatus[] glob(FileSystem fs, Path path) throws IOException {
    try {
      return fs.globStatus(path);
    } catch (IllegalArgumentException e) {
      throw colonBelow(path, e);
    }
  }

  private static void refuseColon(Path path) {
    if (path.getName().indexOf(':') >= 0) {
      throw new InputException("%s: %s".formatted(path, COLON));
    }
  }

  /** Hadoop's exception contains only the name, perhaps the name of the checksum file beside it. */
  private static RuntimeException colonBelow(Path where, IllegalArgumentException e) {
    if (!(e.getCause() instanceof URISyntaxException syntax)) {
      return e;
    }
    String name = syntax.getInput().replaceFirst("^\\.(.*)\\.crc$", "$1");
    return new InputException("%s: found '%s'; %s".formatted(where, name, COLON), e);
  }
}
