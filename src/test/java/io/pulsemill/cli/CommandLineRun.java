package io.pulsemill.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;

/** One run of the program in this JVM: its exit code and what it printed. */
public record CommandLineRun(int exit, String out, String err) {

  /** Runs {@code args}; paths may stand among them. */
  public static CommandLineRun of(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
    Level level = Logger.getRootLogger().getLevel();
    int exit = Main.run(words, new PrintWriter(out), new PrintWriter(err));
    Logger.getRootLogger().setLevel(level); // --verbose raised it
    return new CommandLineRun(exit, out.toString(), err.toString());
  }

  /** Runs {@code args} without progress, and expects success. */
  public static CommandLineRun done(Object... args) {
    Object[] quiet = Stream.concat(Arrays.stream(args), Stream.of("--quiet")).toArray();
    CommandLineRun run = of(quiet);
    if (run.exit != 0) {
      throw new AssertionError("%s ended with %d: %s".formatted(List.of(args), run.exit, run.err));
    }
    return run;
  }

  /** Simulates {@code subjects} into {@code folder}. */
  public static Path simulate(Path folder, int subjects) {
    done("simulate", "--subjects", subjects, "--files", 3, "--output", folder);
    return folder;
  }

  public List<String> errorLines() {
    return err.lines().toList();
  }
}
