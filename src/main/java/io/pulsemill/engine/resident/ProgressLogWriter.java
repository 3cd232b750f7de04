package io.pulsemill.engine.resident;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FSDataOutputStream;

/**
 * Progress log of task 0, a file that its driver follows ({@link ProgressLogReader}), one line
 * each: {@code s} or {@code w} for progress or a warning, then the text; {@code p} for a pass, then
 * its numbers. Each attempt has its own file.
 */
final class ProgressLogWriter implements Progress, Closeable {
  static final String PREFIX = "said-";
  static final char SAID = 's';
  static final char WARNING = 'w';
  static final char PASS = 'p';

  private final FSDataOutputStream out;
  private final Consumer<String> status;

  /** That of an attempt at task 0; null of others, who have nothing to say. */
  static ProgressLogWriter of(ResidentTask task) throws IOException {
    return task.first()
        ? new ProgressLogWriter(task.folder(), task.attemptNumber(), task::status)
        : null;
  }

  /** {@code status}: gets every line too, for the cluster's own pages. */
  ProgressLogWriter(GangFolder folder, int attempt, Consumer<String> status) throws IOException {
    out =
        folder
            .growing()
            .create(folder.file(String.format(Locale.ROOT, "%s%06d", PREFIX, attempt)), true);
    this.status = status;
  }

  @Override
  public void say(String line) {
    status.accept(line);
    write(SAID, line);
  }

  @Override
  public void warn(String line) {
    status.accept(line);
    write(WARNING, line);
  }

  @Override
  public void event(RunEvent event) {
    event.line().ifPresent(status);
    if (event instanceof RunEvent.Pass pass) {
      write(
          PASS,
          "%d %d %s %s %s"
              .formatted(
                  pass.number(), pass.rows(), pass.loss(), pass.gradientNorm(), pass.seconds()));
    }
  }

  @Override
  public void ran(FinishedJob job) {
    throw new IllegalStateException("a task does not run jobs");
  }

  private synchronized void write(char kind, String line) {
    try {
      out.write((kind + line.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
      out.hflush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
