package io.pulsemill.run;

import io.pulsemill.output.AtomicFiles;
import io.pulsemill.output.Staging;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** What drivers that died have left. */
final class Leftovers {
  private Leftovers() {}

  /**
   * Brings back results that a driver had taken away to put new ones in their place, if it died in
   * between.
   *
   * @param fenced folders of drivers that can do nothing more
   */
  static void restore(AtomicFiles files, Path root, List<Path> fenced) throws IOException {
    for (Path folder : fenced) {
      bringBack(files, root, folder);
      files.files().delete(folder, true);
    }
  }

  /** What a driver has taken away and put nothing in the place of. */
  static void bringBack(AtomicFiles files, Path root, Path folder) throws IOException {
    for (FileStatus old : files.list(new Path(folder, Staging.OLD))) {
      Path place = new Path(root.getParent(), old.getPath().getName());
      if (!files.files().exists(place)) {
        files.move(old.getPath(), place);
      }
    }
  }
}
