package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.run.Asked;
import io.pulsemill.table.InputPaths;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** All files below what a verb reads, as they are now. */
final class AskedInputs {
  private AskedInputs() {}

  /** By path; what cannot be read as a list of paths is left for the verb to refuse. */
  static List<Asked.Input> of(Configuration conf, List<@Nullable String> lists) throws IOException {
    List<Asked.Input> inputs = new ArrayList<>();
    for (String list : lists) {
      if (list != null) {
        add(conf, list, inputs);
      }
    }
    return inputs.stream().distinct().sorted(Comparator.comparing(Asked.Input::path)).toList();
  }

  private static void add(Configuration conf, String list, List<Asked.Input> inputs)
      throws IOException {
    try {
      for (Path path : InputPaths.split(conf, list)) {
        FileSystem files = path.getFileSystem(conf);
        for (FileStatus match : InputPaths.matches(files, path)) {
          add(files, match, inputs);
        }
      }
    } catch (InputException | IllegalArgumentException | FileNotFoundException e) {
      // the verb says what is wrong
    }
  }

  private static void add(FileSystem files, FileStatus file, List<Asked.Input> inputs)
      throws IOException {
    if (!file.isDirectory()) {
      inputs.add(
          new Asked.Input(file.getPath().toString(), file.getLen(), file.getModificationTime()));
      return;
    }
    for (FileStatus child : InputPaths.visibleChildren(files, file.getPath())) {
      add(files, child, inputs);
    }
  }
}
