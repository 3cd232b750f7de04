package io.pulsemill.engine.select;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;

/** Nothing is heard of what is done twice. */
enum Silent implements Progress {
  INSTANCE;

  @Override
  public void say(String line) {}

  @Override
  public void warn(String line) {}

  @Override
  public void ran(FinishedJob job) {}
}
