package io.pulsemill.cli;

import io.pulsemill.run.Leftover;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clean}: an output → without what unfinished runs have left beside it. */
@Command(
    name = "clean",
    description =
        "List what unfinished runs have left beside an output or in it; --yes deletes it.")
final class CleanVerb extends Verb {
  @Parameters(paramLabel = "PATH", description = "An output, or a folder of outputs.")
  private String path;

  @Option(
      names = "--yes",
      description = "Delete what is listed and no driver works on (default: only list it).")
  private boolean yes;

  @Override
  protected void run() throws IOException {
    List<Leftover> found = Leftover.of(conf(), path("PATH", path));
    if (found.isEmpty()) {
      out().println("nothing was left");
    }
    for (Leftover leftover : found) {
      out().println(leftover);
      if (yes && !leftover.isInUse()) {
        leftover.delete(progress());
        out().println("deleted");
      }
    }
    if (!yes && !found.isEmpty()) {
      out().println("nothing was deleted; --yes deletes what is not in use");
    }
  }
}
