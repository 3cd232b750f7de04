package io.pulsemill.advise;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was said. */
final class HeardProgress implements Progress {
  final List<String> said = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();

  @Override
  public void say(String line) {
    said.add(line);
  }

  @Override
  public void warn(String line) {
    warnings.add(line);
  }

  @Override
  public void ran(FinishedJob job) {}
}
