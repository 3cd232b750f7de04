package io.pulsemill.telemetry;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.pulsemill.job.RunEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A run in numbers, by the names and units of Prometheus; docs/monitoring.md lists them. Each has
 * the labels {@code run}, its output, and {@code verb}. None is there before its first value: a
 * loss of 0 would be one.
 */
final class RunMetrics {
  private static final double PERCENT = 100;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, Gauge> gauges = new ConcurrentHashMap<>();
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private final Labels labels;
  private String stage = "start";

  /** {@code seconds}: when the run began, since 1970. */
  RunMetrics(String run, String verb, double seconds) {
    labels = Labels.of("run", run, "verb", verb);
    gauge("run_started_timestamp_seconds", "When the run began.").set(seconds);
    gauge("run_finished", "1 once the run has ended, well or not.").set(0);
    gauge("run_failed", "1 if the run has failed.").set(0);
  }

  PrometheusRegistry registry() {
    return registry;
  }

  private Gauge gauge(String name, String help, String... labelNames) {
    return gauges.computeIfAbsent(
        name,
        absent ->
            Gauge.builder()
                .name("pulsemill_" + name)
                .help(help)
                .constLabels(labels)
                .labelNames(labelNames)
                .register(registry));
  }

  private Counter counter(String name, String help) {
    return counters.computeIfAbsent(
        name,
        absent ->
            Counter.builder()
                .name("pulsemill_" + name)
                .help(help)
                .constLabels(labels)
                .register(registry));
  }

  private void stage(String metric, String help, String of, double value) {
    gauge(metric, help, "stage").labelValues(of).set(value);
  }

  private void progress(double share) {
    stage("stage_progress_ratio", "Share of the stage's job that is done.", stage, share);
  }

  synchronized void take(RunEvent event) {
    if (event instanceof RunEvent.StageBegan began) {
      stage = began.stage();
      progress(0);
    } else if (event instanceof RunEvent.JobShare share) {
      progress((share.map() + share.reduce()) / (2 * PERCENT));
    } else if (event instanceof RunEvent.StageEnded ended) {
      progress(1);
      take(ended);
    } else if (event instanceof RunEvent.Predicted predicted) {
      gauge("pass_predicted_seconds", "Time of a pass by the cost model.")
          .set(predicted.passSeconds());
    } else if (event instanceof RunEvent.Pass pass) {
      take(pass);
    } else if (event instanceof RunEvent.StageParts parts) {
      Gauge seconds = gauge("part_seconds", "Where a stage's time went.", "stage", "part");
      parts.seconds().forEach((part, of) -> seconds.labelValues(parts.stage(), part).set(of));
    } else if (event instanceof RunEvent.JobsDone done) {
      counter("shuffled_bytes", "Bytes from map to reduce tasks.").inc(done.shuffledBytes());
      counter("failed_attempts", "Attempts at tasks that failed.").inc(done.failedAttempts());
    }
  }

  private void take(RunEvent.StageEnded ended) {
    stage("stage_rows", "Rows a stage has read.", ended.stage(), (double) ended.rows());
    stage("stage_seconds", "Wall time of a stage.", ended.stage(), ended.seconds());
    stage(
        "stage_rows_per_second",
        "Rows a stage has read in a second.",
        ended.stage(),
        ended.rows() / ended.seconds());
  }

  private void take(RunEvent.Pass pass) {
    counter("passes", "Passes over the training rows.").inc();
    gauge("pass_loss", "Objective of the last pass, nats.").set(pass.loss());
    gauge("pass_gradient_norm", "Largest component of the last pass's gradient.")
        .set(pass.gradientNorm());
    gauge("pass_seconds", "Time of the last pass.").set(pass.seconds());
    gauge("pass_rows_per_second", "Training rows of the last pass in a second.")
        .set(pass.rows() / pass.seconds());
  }

  /** The run has ended. */
  void end(boolean well) {
    gauge("run_finished", "").set(1);
    gauge("run_failed", "").set(well ? 0 : 1);
  }
}
