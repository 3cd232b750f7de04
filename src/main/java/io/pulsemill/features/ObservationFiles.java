package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.table.InputPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.security.TokenCache;

/**
 * The files of a job's input paths and of all folders below them. Hadoop's own listing would take
 * every path for a glob, also one that exists.
 */
final class ObservationFiles {
  private ObservationFiles() {}

  /**
   * The files; one that two paths stand for is there twice.
   *
   * @param option that gave the paths
   * @throws InputException naming the paths that stand for nothing
   */
  static List<FileStatus> list(JobContext job, String option) throws IOException {
    Path[] paths = FileInputFormat.getInputPaths(job);
    TokenCache.obtainTokensForNamenodes(job.getCredentials(), paths, job.getConfiguration());
    List<FileStatus> files = new ArrayList<>();
    StringJoiner missing = new StringJoiner("; ", "", "; check " + option).setEmptyValue("");
    for (Path path : paths) {
      FileSystem fs = path.getFileSystem(job.getConfiguration());
      List<FileStatus> matches = InputPaths.matches(fs, path);
      for (FileStatus match : matches) {
        addAll(fs, match, files);
      }
      if (matches.isEmpty()) {
        missing.add(
            InputPaths.isGlob(path)
                ? "Input pattern %s matches no file".formatted(path)
                : "Input path does not exist: %s".formatted(path));
      }
    }
    if (missing.length() > 0) {
      throw new InputException(missing.toString());
    }
    return files;
  }

  private static void addAll(FileSystem fs, FileStatus found, List<FileStatus> files)
      throws IOException {
    if (found.isDirectory()) {
      for (FileStatus child : InputPaths.visibleChildren(fs, found.getPath())) {
        addAll(fs, child, files);
      }
    } else {
      files.add(found);
    }
  }
}
