package io.pulsemill.cli;

import io.pulsemill.job.Progress;
import io.pulsemill.telemetry.PublishedRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** A verb that reads data, and so may run for long: its metrics can be published. */
abstract class RunVerb extends Verb {
  @Mixin private MetricsOptions metrics;

  private @Nullable PublishedRun published;

  @Override
  boolean isOneStage() {
    return true;
  }

  @Override
  final Progress published(Progress shown) {
    Object output = settings().get("output");
    String verb = verb();
    published = metrics.publish(output == null ? verb : output.toString(), verb, shown);
    return published == null ? shown : published;
  }

  @Override
  final void over(boolean well) {
    if (published != null) {
      published.end(well);
      published.close();
    }
  }
}
