package io.pulsemill.cli;

import io.pulsemill.job.Progress;
import io.pulsemill.telemetry.PublishedRun;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the metrics of a run go. */
final class MetricsOptions {
  @Option(
      names = "--metrics-file",
      paramLabel = "FILE",
      description =
          "Local file for a text-file collector of Prometheus, replaced every 5 s"
              + " (docs/monitoring.md; default: none).")
  private @Nullable String file;

  @Option(
      names = "--pushgateway",
      paramLabel = "URL",
      description =
          "Pushgateway of Prometheus that gets the same metrics, such as http://localhost:9091"
              + " (default: none).")
  private @Nullable String pushgateway;

  /** The progress of a run that publishes; null if nothing is asked for. */
  @Nullable PublishedRun publish(String run, String verb, Progress progress) {
    return file == null && pushgateway == null
        ? null
        : new PublishedRun(run, verb, file == null ? null : local(file), pushgateway, progress);
  }

  private static Path local(String file) {
    try {
      return Path.of(file).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new UsageException(
          "--metrics-file: '%s' is not a path: %s".formatted(file, e.getMessage()));
    }
  }
}
