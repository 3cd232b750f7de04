package io.pulsemill.cli;

import io.pulsemill.run.ResumeMode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What becomes of an earlier run of the same command that did not come to its end. */
final class RunOptions {
  @Option(
      names = "--resume",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "Go on with what the same command did before it was interrupted: ${COMPLETION-CANDIDATES};"
              + " auto: if there is anything.")
  private ResumeMode resume;

  @Mixin private TakeOverOption takeOver;

  ResumeMode resume() {
    return resume;
  }

  boolean takeOver() {
    return takeOver.takeOver();
  }
}
