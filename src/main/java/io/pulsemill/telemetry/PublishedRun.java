package io.pulsemill.telemetry;

import io.pulsemill.InputException;
import io.pulsemill.job.ForwardingProgress;
import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a run, whose numbers are published every few seconds, and once more at its end. A
 * place that does not take them is a warning, once; the run goes on.
 */
public final class PublishedRun extends ForwardingProgress implements Closeable {
  private static final long INTERVAL_MILLIS = 5000;

  private final RunMetrics metrics;
  private final List<Sink> sinks = new ArrayList<>();
  private final Set<Sink> silent = new HashSet<>();
  private final Thread thread = new Thread(this::run, "pulsemill-metrics");

  /** A run that is interrupted has no other end. */
  private final Thread hook = new Thread(this::interrupted, "pulsemill-metrics-end");

  /**
   * Begins to publish.
   *
   * @param run the name of the run: its output
   * @param file null for none
   * @param pushgateway its address, null for none
   * @throws InputException if the file cannot be written, or the address is none
   */
  public PublishedRun(
      String run,
      String verb,
      @Nullable Path file,
      @Nullable String pushgateway,
      Progress progress) {
    super(progress);
    metrics = new RunMetrics(run, verb, System.currentTimeMillis() / 1e3);
    if (file != null) {
      sinks.add(writable(new MetricsFile(file)));
    }
    if (pushgateway != null) {
      sinks.add(new Pushgateway(pushgateway, run, metrics.registry()));
    }
    thread.setDaemon(true);
    thread.start();
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupted() {
    metrics.end(false);
    publish();
  }

  private Sink writable(MetricsFile file) {
    try {
      file.publish(metrics.registry());
      return file;
    } catch (IOException e) {
      throw new InputException("%s: expected a file that can be written: %s".formatted(file, e), e);
    }
  }

  private void run() {
    try {
      while (true) {
        publish();
        Thread.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the run has ended
    }
  }

  private synchronized void publish() {
    for (Sink sink : sinks) {
      try {
        sink.publish(metrics.registry());
      } catch (IOException | RuntimeException e) {
        if (silent.add(sink)) {
          warn("%s: no metrics there, the run goes on: %s".formatted(sink, e));
        }
      }
    }
  }

  @Override
  public void event(RunEvent event) {
    metrics.take(event);
    super.event(event);
  }

  /** The run has ended; {@link #close} publishes that. */
  public void end(boolean well) {
    metrics.end(well);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // it is at work: the JVM ends
    }
    thread.interrupt();
    publish();
  }
}
