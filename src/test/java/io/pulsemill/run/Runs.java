package io.pulsemill.run;

import io.pulsemill.job.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Runs of tests. */
public final class Runs {
  private Runs() {}

  /** The run that asks for nothing but an output. */
  public static RunFolder begin(Configuration conf, Path output, boolean overwrite)
      throws IOException {
    return begin(conf, output, asked(Map.of(), overwrite), ResumeMode.AUTO, false);
  }

  static RunFolder begin(
      Configuration conf, Path output, Asked asked, ResumeMode resume, boolean takeOver)
      throws IOException {
    return RunFolder.begin(
        conf,
        RunFolder.beside(conf, output),
        output,
        asked,
        new RunFolder.Beginning(resume, takeOver, reason -> {}),
        new WatchedRun(Progress.SILENT));
  }

  static Asked asked(Map<String, String> settings, boolean overwrite) {
    return new Asked(RunFolder.newName(), "train", "1", settings, List.of(), overwrite);
  }
}
