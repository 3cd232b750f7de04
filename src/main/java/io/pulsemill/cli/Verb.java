package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.fault.HadoopLogs;
import io.pulsemill.fault.RetryNotices;
import io.pulsemill.job.ErrorLine;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.run.Asked;
import io.pulsemill.run.ResumeMode;
import io.pulsemill.run.RunFolder;
import io.pulsemill.table.InputPaths;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What all verbs share: flags, streams, and errors as one line and an exit code. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    showDefaultValues = true,
    sortOptions = false,
    usageHelpWidth = 100,
    requiredOptionMarker = '*',
    footer = {"", "* required. Hadoop's -D, -conf, -fs, -files and -libjars may appear anywhere."},
    abbreviateSynopsis = true)
public abstract class Verb implements Callable<Integer> {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  @Option(
      names = "--overwrite",
      order = 100,
      description = "Replace an existing output (default: refuse).")
  private boolean overwrite;

  @Option(
      names = "--quiet",
      order = 101,
      description = "No progress on standard error; warnings are still shown (default: off).")
  private boolean quiet;

  @Option(
      names = "--verbose",
      order = 102,
      description = "Show stack traces and Hadoop's log on standard error (default: off).")
  private boolean verbose;

  @Spec private CommandSpec spec;

  private Configuration conf;
  private Consumer<String> lost;
  private PrintWriter out;
  private PrintWriter err;

  /** {@code lost}: called if another driver takes over a run of this verb. */
  final void init(Configuration conf, PrintWriter out, PrintWriter err, Consumer<String> lost) {
    this.lost = lost;
    this.conf = conf;
    this.out = out;
    this.err = err;
  }

  /** Whether its work takes jobs, if there is a cluster. */
  boolean runsJobs() {
    return true;
  }

  /** Does the verb's work. */
  protected abstract void run() throws IOException;

  @Override
  public final Integer call() {
    OptionKeys.switchOn(conf, spec);
    if (verbose) {
      Logger.getRootLogger().setLevel(Level.INFO);
    } else {
      HadoopLogs.leaveOutRepeated();
    }
    RetryNotices notices = RetryNotices.watch(progress()::warn);
    try {
      OptionRanges.check(spec);
      Servers.await(conf, spec.args(), runsJobs(), progress()::warn);
      run();
      return DONE;
    } catch (UsageException e) {
      return report(e, e.getMessage() + "; see " + name() + " --help", WRONG_USAGE);
    } catch (IOException | RuntimeException | Error e) {
      boolean explained = verbose || ErrorLine.isExpected(e);
      String hint = explained ? "" : "; use --verbose for the stack trace";
      return report(e, ErrorLine.of(e) + hint, FAILED);
    } finally {
      notices.close();
    }
  }

  protected final Configuration conf() {
    return conf;
  }

  /** Where results go. */
  protected final PrintWriter out() {
    return out;
  }

  /** Every option by its long name, with its value: a number, text, Boolean or null. */
  final Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (OptionSpec option : spec.options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        String name = option.longestName().substring(2);
        settings.put(name, recorded(option.getValue()));
      }
    }
    return settings;
  }

  private static Object recorded(Object value) {
    boolean asItIs = value == null || value instanceof Number || value instanceof Boolean;
    return asItIs ? value : String.valueOf(value);
  }

  /**
   * Begins a run of this verb; it is to be {@link RunFolder#done} in the end.
   *
   * @param root the folder of the run
   * @param output what it writes
   * @param inputs all that it reads: files, folders and patterns, null for none
   * @throws InputException if another driver writes there
   */
  final RunFolder begin(Path root, Path output, RunOptions how, List<@Nullable String> inputs)
      throws IOException {
    return begin(root, output, how.resume(), how.takeOver(), inputs);
  }

  private RunFolder begin(
      Path root, Path output, ResumeMode resume, boolean takeOver, List<@Nullable String> inputs)
      throws IOException {
    Asked asked =
        new Asked(
            RunFolder.newName(),
            getClass().getAnnotation(Command.class).name(),
            Version.number(),
            AskedSettings.of(conf, spec),
            AskedInputs.of(conf, inputs),
            overwrite);
    return RunFolder.begin(
        conf, root, output, asked, new RunFolder.Beginning(resume, takeOver, lost), progress());
  }

  /** What a verb does in a run. */
  @FunctionalInterface
  interface RunWork {
    void run(RunFolder run) throws IOException;
  }

  /**
   * Does the work of a run, which then is over; if it is interrupted or a cluster fails, what was
   * done stays for the same command to go on with.
   */
  static void in(RunFolder run, RunWork work) throws IOException {
    try (run) {
      try {
        work.run(run);
      } catch (InputException | UsageException e) {
        if (run.isUntouched()) {
          run.done(); // else what was done is for the command without its mistake
        }
        throw e;
      } catch (IOException e) {
        run.refuseIfTakenOver(e); // or else it is told in words of the file system
        throw e;
      }
      run.done();
    }
  }

  /** The same with the run's folder beside what it writes. */
  final RunFolder begin(Path output, RunOptions how, List<@Nullable String> inputs)
      throws IOException {
    return begin(RunFolder.beside(conf, output), output, how, inputs);
  }

  /** The same for a verb that always starts anew. */
  final RunFolder begin(Path output, TakeOverOption takeOver) throws IOException {
    Path root = RunFolder.beside(conf, output);
    return begin(root, output, ResumeMode.NO, takeOver.takeOver(), List.of());
  }

  /** What the command line names, as opposed to keys. */
  final ParseResult given() {
    return spec.commandLine().getParseResult();
  }

  protected final boolean overwrite() {
    return overwrite;
  }

  protected final Progress progress() {
    return new Progress() {
      @Override
      public void say(String line) {
        if (!quiet) {
          err.println(line);
        }
      }

      @Override
      public void warn(String line) {
        err.println("warning: " + line);
      }

      @Override
      public void ran(FinishedJob job) {}
    };
  }

  /** The path an option names. */
  protected static Path path(String option, String text) {
    try {
      return InputPaths.path(text);
    } catch (InputException e) {
      throw new InputException("%s: %s".formatted(option, e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "%s: '%s' is not a valid path: %s".formatted(option, text, e.getMessage()));
    }
  }

  private int report(Throwable error, String message, int exitCode) {
    err.println(name() + ": " + message);
    if (verbose) {
      error.printStackTrace(err);
    }
    return exitCode;
  }

  private String name() {
    return "pulsemill " + getClass().getAnnotation(Command.class).name();
  }
}
