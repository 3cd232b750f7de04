package io.pulsemill.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Every verb once, on a handful of subjects, in one JVM: it loads the classes real runs load, and
 * the JVM that ran it writes them to the archive scripts/pulsemill starts from
 * (docs/decisions/0013).
 */
final class Rehearsal {
  private final Path folder;

  private Rehearsal(Path folder) {
    this.folder = folder;
  }

  /** Works in an empty folder; exits with 0, or with the exit code of the verb that failed. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(new Rehearsal(Path.of(args[0])).run());
  }

  private int run() {
    int status = verb("simulate", "--subjects", "200", "--quiet", "--output", path("observations"));
    if (status == 0) {
      status =
          verb(
              "pipeline",
              "--compare-engines",
              "--quiet",
              "--max-iterations=1",
              "--input=" + path("observations"),
              "--output=" + path("run"));
    }
    if (status == 0) {
      status =
          verb(
              "predict",
              "--quiet",
              "--table=" + path("run/features"),
              "--model=" + path("run/model.json"),
              "--output=" + path("predictions"));
    }
    return status;
  }

  private static int verb(String... words) {
    return Main.run(
        words,
        new PrintWriter(PrintWriter.nullWriter()),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
