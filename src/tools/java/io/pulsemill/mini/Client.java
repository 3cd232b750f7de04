package io.pulsemill.mini;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One run of the program in a JVM of its own.
 *
 * @param exit its exit code
 * @param out what it printed on standard output
 * @param err and on standard error
 */
public record Client(int exit, String out, String err) {
  private static final long POLL_MILLIS = 50;

  /**
   * A run under way; its streams go to files, so that it never waits for a reader.
   *
   * @param process its JVM
   * @param out file of standard output
   * @param err and of standard error
   */
  public record Begun(Process process, Path out, Path err) {

    /** Returns once a line of standard error begins with {@code start}. */
    public void awaitLine(String start) throws IOException, InterruptedException {
      while (Files.readString(err).lines().noneMatch(line -> line.startsWith(start))) {
        assertThat(process.isAlive()).as("driver has yet to say '%s'", start).isTrue();
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

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

  /** Returns when the run has ended. */
  public static Client await(Begun begun) throws IOException, InterruptedException {
    begun.process().getOutputStream().close();
    int exit = begun.process().waitFor();
    return new Client(exit, Files.readString(begun.out()), Files.readString(begun.err()));
  }
}
