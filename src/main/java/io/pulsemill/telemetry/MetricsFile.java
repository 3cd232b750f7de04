package io.pulsemill.telemetry;

import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file in OpenMetrics' text format for a text-file collector, which never sees half of one. */
final class MetricsFile implements Sink {
  private final Path file;
  private final Path unfinished;

  MetricsFile(Path file) {
    this.file = file;
    unfinished =
        file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
  }

  @Override
  public void publish(PrometheusRegistry metrics) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    OpenMetricsTextFormatWriter.create().write(text, metrics.scrape());
    try {
      Files.write(unfinished, text.toByteArray());
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  @Override
  public String toString() {
    return "--metrics-file " + file;
  }
}
