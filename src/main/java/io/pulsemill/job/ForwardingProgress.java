package io.pulsemill.job;

/** A progress that hands all it hears on to another one; subclasses do more with some of it. */
public abstract class ForwardingProgress implements Progress {
  private final Progress progress;

  /** Of which {@code progress} hears too. */
  protected ForwardingProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void say(String line) {
    progress.say(line);
  }

  @Override
  public void warn(String line) {
    progress.warn(line);
  }

  @Override
  public void ran(FinishedJob job) {
    progress.ran(job);
  }

  @Override
  public void event(RunEvent event) {
    progress.event(event);
  }
}
