package io.pulsemill.telemetry;

import io.prometheus.metrics.exporter.pushgateway.Format;
import io.prometheus.metrics.exporter.pushgateway.PushGateway;
import io.prometheus.metrics.exporter.pushgateway.Scheme;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.pulsemill.InputException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** A Prometheus Pushgateway, where the metrics of an output's last run stay. */
final class Pushgateway implements Sink {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String EXPECTED =
      "--pushgateway: expected http://HOST:PORT or https://HOST:PORT but found '%s'%s";

  private final URI address;
  private final PushGateway gateway;

  /**
   * @param run whose metrics they are; the next run of that name replaces them
   * @throws InputException if the address is none
   */
  Pushgateway(String address, String run, PrometheusRegistry metrics) {
    this.address = parse(address);
    gateway =
        PushGateway.builder()
            .format(Format.PROMETHEUS_TEXT)
            .scheme(Scheme.fromString(this.address.getScheme()))
            .address(this.address.getAuthority())
            .job("pulsemill")
            .groupingKey("run", run)
            .registry(metrics)
            .connectionTimeout(PATIENCE)
            .readTimeout(PATIENCE)
            .build();
  }

  private static URI parse(String address) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new InputException(EXPECTED.formatted(address, ""), e);
    }
    if (uri.getRawUserInfo() != null) {
      throw new InputException(
          "--pushgateway: expected no user or password in the address, where others can read it");
    }
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    boolean path = uri.getRawPath() != null && !uri.getRawPath().matches("/?");
    if (!web || uri.getHost() == null || path || uri.getRawQuery() != null) {
      throw new InputException(EXPECTED.formatted(address, path ? ", which has a path" : ""));
    }
    return uri;
  }

  @Override
  public void publish(PrometheusRegistry metrics) throws IOException {
    gateway.push();
  }

  @Override
  public String toString() {
    return "--pushgateway " + address;
  }
}
