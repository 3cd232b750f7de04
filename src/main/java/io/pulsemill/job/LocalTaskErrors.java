package io.pulsemill.job;

import java.util.Enumeration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;

/**
 * The errors of tasks that run in this JVM. The local runner does not return them: it only logs
 * them, so its log is where they are picked up.
 */
final class LocalTaskErrors extends AppenderSkeleton implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 1000;
  private static final String LOCAL_RUNNER = "org.apache.hadoop.mapred.LocalJobRunner";

  private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
  private volatile boolean over;

  /**
   * One that collects errors from now on. It sits between the runner's log and those above it for
   * good, as an error may be picked up while it is still being logged.
   */
  static LocalTaskErrors watch() {
    LocalTaskErrors watcher = new LocalTaskErrors();
    Logger logger = Logger.getLogger(LOCAL_RUNNER);
    for (Enumeration<?> all = logger.getAllAppenders(); all.hasMoreElements(); ) {
      if (all.nextElement() instanceof LocalTaskErrors other && other.over) {
        logger.removeAppender(other);
      }
    }
    logger.addAppender(watcher);
    logger.setAdditivity(false); // the error reaches the user through its exception
    return watcher;
  }

  /**
   * The first error of a failed job, without the wrappers the runner puts around it. The runner
   * calls the job failed a moment before it logs why.
   */
  Optional<Throwable> first() throws InterruptedException {
    return Optional.ofNullable(errors.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
  }

  @Override
  protected void append(LoggingEvent event) {
    if (over || event.getThrowableInformation() == null) {
      Logger.getLogger(LOCAL_RUNNER).getParent().callAppenders(event);
    } else {
      Throwable error = event.getThrowableInformation().getThrowable();
      while (error.getClass() == Exception.class && error.getCause() != null) {
        error = error.getCause();
      }
      errors.add(error);
    }
  }

  @Override
  public void close() {
    over = true;
  }

  @Override
  public boolean requiresLayout() {
    return false;
  }
}
