package io.pulsemill.engine.select;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import java.util.HashSet;
import java.util.Set;

/** What is heard of fits that go on side by side: their warnings, each once. */
final class OnceWarned implements Progress {
  private final Progress progress;
  private final Set<String> warned = new HashSet<>();

  OnceWarned(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void say(String line) {}

  @Override
  public synchronized void warn(String line) {
    if (warned.add(line)) {
      progress.warn(line);
    }
  }

  @Override
  public void ran(FinishedJob job) {
    progress.ran(job);
  }
}
