package io.pulsemill.cli;

import io.pulsemill.engine.TrainingSettings;
import picocli.CommandLine.Option;

/** What a model is to keep for {@code inspect}. */
final class InferenceOptions {
  @Option(
      names = "--robust",
      description =
          "Keep, by one more pass, what inspect needs for robust (sandwich) standard errors, and"
              + " the Hessian whatever the optimizer (default: off).")
  private boolean robust;

  TrainingSettings settings(TrainingSettings settings) {
    return settings.robust(robust);
  }
}
