package io.pulsemill.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.ToolRunner;

/** The program: {@code VERB [-D key=value …] [options]}. */
public final class Main {
  private Main() {}

  /**
   * Runs one verb and ends the JVM with its exit code: 0 done, 1 failed, 2 wrong usage, 141 if the
   * reader of standard output has gone.
   */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT); // digits in names and messages are the same everywhere
    ParentWatch.start();
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(
        run(
            args,
            new FileOutputStream(FileDescriptor.out),
            err,
            true,
            reason -> halt(err, reason)));
  }

  /**
   * At once: what would end a run in order, kill its jobs and delete its files, is another's now.
   */
  private static void halt(PrintWriter err, String reason) {
    err.println("pulsemill: " + reason);
    Runtime.getRuntime().halt(Verb.FAILED);
  }

  /** Runs one verb; it fails if {@code out} does not take all of its results. */
  static int run(String[] args, OutputStream out, PrintWriter err) {
    return run(args, out, err, false, reason -> {});
  }

  private static int run(
      String[] args, OutputStream out, PrintWriter err, boolean standard, Consumer<String> lost) {
    ResultStream results = new ResultStream(out);
    PrintWriter text = new PrintWriter(results, true, StandardCharsets.UTF_8);
    return results.exitCode(run(args, new Streams(text, err, standard), lost), err);
  }

  /** Runs one verb; results go to {@code out}, progress and errors to {@code err}. */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return run(args, new Streams(out, err, false), reason -> {});
  }

  private static int run(String[] args, Streams streams, Consumer<String> lost) {
    try {
      Arguments arguments = Arguments.split(args);
      return ToolRunner.run(
          new Configuration(),
          new PulsemillTool(Main.class, arguments.own(), arguments.generic(), streams, lost),
          arguments.generic());
    } catch (Exception e) { // what Hadoop's own option parser refuses
      streams.err().println("pulsemill: " + (e.getMessage() == null ? e : e.getMessage()));
      return Verb.WRONG_USAGE;
    } finally {
      streams.out().flush();
      streams.err().flush();
    }
  }
}
