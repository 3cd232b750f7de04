package io.pulsemill.mini;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One run of the program in a JVM of its own: its exit code and what it printed. */
record Client(int exit, String out, String err) {

  /** A run under way; its streams go to files, so that it never waits for a reader. */
  record Begun(Process process, Path out, Path err) {}

  static Begun begin(List<String> command, Path folder) throws IOException {
    Path out = Files.createTempFile(folder, "client", ".out");
    Path err = Files.createTempFile(folder, "client", ".err");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Begun(process, out, err);
  }

  static Client await(Begun begun) throws IOException, InterruptedException {
    begun.process().getOutputStream().close();
    int exit = begun.process().waitFor();
    return new Client(exit, Files.readString(begun.out()), Files.readString(begun.err()));
  }
}
