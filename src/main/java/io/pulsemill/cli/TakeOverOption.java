package io.pulsemill.cli;

import picocli.CommandLine.Option;

/** Whether to wait until another driver of the same output is known to be dead. */
final class TakeOverOption {
  @Option(
      names = "--take-over",
      description =
          "Take the output over from another driver at once, alive or not; it can write nothing more"
              + " (default: only 60 s after it was last heard of).")
  private boolean takeOver;

  boolean takeOver() {
    return takeOver;
  }
}
