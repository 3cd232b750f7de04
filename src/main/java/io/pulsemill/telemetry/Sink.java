package io.pulsemill.telemetry;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;

/** Where the metrics of a run go, whole each time. */
interface Sink {
  void publish(PrometheusRegistry metrics) throws IOException;

  /** As messages name it. */
  @Override
  String toString();
}
