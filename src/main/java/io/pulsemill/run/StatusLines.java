package io.pulsemill.run;

import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;
import io.pulsemill.output.AtomicFiles;
import io.pulsemill.output.DisplayPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What there is to say of the runs of an output, whoever started them. */
public final class StatusLines {
  private static final String OVER =
      "  no driver is at work on it; the same command goes on with it, clean deletes it";

  private StatusLines() {}

  /** Lines for people; none if no run is under way, or was left. */
  public static List<String> of(Configuration conf, Path output) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Leftover run : Leftover.of(conf, output)) {
      lines.add(first(run));
      if (run.isInUse()) {
        AtomicFiles files = new AtomicFiles(conf, run.folder());
        run.lease().status(files, run.folder()).ifPresent(status -> add(status, lines));
      } else {
        lines.add(OVER);
      }
      if (run.asked() != null) {
        new Orphans(conf, run.asked().run(), Progress.SILENT)
            .alive()
            .forEach(application -> lines.add("  " + application));
      }
    }
    return lines;
  }

  private static String first(Leftover run) {
    String verb = run.asked() == null ? "a run" : run.asked().verb();
    String who = run.lease().holder().map(Holder::who).orElse("no driver");
    return "%s: %s, %s, heard of %d s ago"
        .formatted(DisplayPath.shown(run.folder()), verb, who, run.lease().silentMillis() / 1000);
  }

  private static void add(RunStatus status, List<String> lines) {
    lines.add("  %s, since %s".formatted(status.stage(), status.since()));
    RunEvent.JobShare job = status.job();
    if (job != null) {
      lines.add(
          "  job %s (%s): map %d %%, reduce %d %%%s"
              .formatted(
                  job.job(),
                  job.id(),
                  job.map(),
                  job.reduce(),
                  job.address() == null ? "" : ", " + job.address()));
    }
    RunEvent.Pass pass = status.pass();
    if (pass != null) {
      RunEvent.Predicted predicted = status.predicted();
      lines.add(
          String.format(
              Locale.ROOT,
              "  pass %d%s: loss %.6f, gradient norm %.1e, %,.0f rows/s",
              pass.number(),
              predicted == null ? "" : " of about " + predicted.passes(),
              pass.loss(),
              pass.gradientNorm(),
              pass.rows() / pass.seconds()));
    }
  }
}
