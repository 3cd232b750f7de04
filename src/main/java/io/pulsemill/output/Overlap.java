package io.pulsemill.output;

import io.pulsemill.InputException;
import io.pulsemill.table.InputPaths;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Keeps an output from being one of the inputs, around one, or inside one. */
public final class Overlap {
  private Overlap() {}

  /**
   * Compares places, links resolved; an input that does not exist is not checked.
   *
   * @param inputs files, folders and patterns, several in one text separated by commas
   * @throws InputException if writing the output could destroy an input or be read as one
   */
  public static void refuse(Configuration conf, Path output, String... inputs) throws IOException {
    Path place = real(conf, output);
    for (String input : inputs) {
      for (Path named : paths(conf, input)) {
        for (FileStatus file : InputPaths.matches(named.getFileSystem(conf), named)) {
          Path read = real(conf, file.getPath());
          if (isWithin(read, place) || isWithin(place, read)) {
            throw new InputException(
                "Output %s and input %s overlap; choose an output outside the input"
                    .formatted(DisplayPath.shown(place), DisplayPath.shown(read)));
          }
        }
      }
    }
  }

  private static List<Path> paths(Configuration conf, String input) throws IOException {
    try {
      return InputPaths.split(conf, input);
    } catch (IllegalArgumentException e) { // an empty path, or a scheme without one
      throw new InputException("Input '%s': %s".formatted(input, e.getMessage()), e);
    }
  }

  private static Path real(Configuration conf, Path path) throws IOException {
    FileSystem files = path.getFileSystem(conf);
    Path qualified = files.makeQualified(path);
    return "file".equals(files.getScheme())
        ? files.makeQualified(new Path(new File(qualified.toUri().getPath()).getCanonicalPath()))
        : qualified;
  }

  private static boolean isWithin(Path path, Path folder) {
    for (Path up = path; up != null; up = up.getParent()) {
      if (up.equals(folder)) {
        return true;
      }
    }
    return false;
  }
}
