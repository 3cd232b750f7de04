package io.pulsemill.cli;

import io.pulsemill.run.StatusLines;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code status}: an output → what is running for it, how far it is, and where to look. */
@Command(
    name = "status",
    description =
        "Say what is running for an output, how far it is, and where to look; also a run that"
            + " somebody else started.")
final class StatusVerb extends Verb {
  @Parameters(paramLabel = "PATH", description = "An output, or a folder of outputs.")
  private String path;

  @Override
  protected void run() throws IOException {
    List<String> lines = StatusLines.of(conf(), path("PATH", path));
    if (lines.isEmpty()) {
      out().println("no run is under way for it, and none was left unfinished");
    }
    lines.forEach(out()::println);
  }
}
