package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.job.ErrorLine;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.table.InputPaths;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
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

  private final List<FinishedJob> ran = new ArrayList<>();

  private Configuration conf;
  private PrintWriter out;
  private PrintWriter err;

  final void init(Configuration conf, PrintWriter out, PrintWriter err) {
    this.conf = conf;
    this.out = out;
    this.err = err;
  }

  /** Does the verb's work. */
  protected abstract void run() throws IOException;

  @Override
  public final Integer call() {
    if (verbose()) {
      Logger.getRootLogger().setLevel(Level.INFO);
    }
    try {
      run();
      return DONE;
    } catch (UsageException e) {
      return report(e, e.getMessage() + "; see " + name() + " --help", WRONG_USAGE);
    } catch (IOException | RuntimeException | Error e) {
      boolean explained = verbose() || ErrorLine.isExpected(e);
      String hint = explained ? "" : "; use --verbose for the stack trace";
      return report(e, ErrorLine.of(e) + hint, FAILED);
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
        Object value = option.getValue();
        settings.put(
            name,
            value instanceof Boolean flag ? flag || OptionKeys.flag(conf, name) : text(value));
      }
    }
    return settings;
  }

  private static Object text(Object value) {
    return value instanceof Number || value == null ? value : String.valueOf(value);
  }

  protected final boolean overwrite() {
    return overwrite || OptionKeys.flag(conf, "overwrite");
  }

  protected final Progress progress() {
    boolean silent = quiet || OptionKeys.flag(conf, "quiet");
    return new Progress() {
      @Override
      public void say(String line) {
        if (!silent) {
          err.println(line);
        }
      }

      @Override
      public void warn(String line) {
        err.println("warning: " + line);
      }

      @Override
      public void ran(FinishedJob job) {
        ran.add(job);
      }
    };
  }

  /** The jobs run since the last call, in order. */
  protected final List<FinishedJob> drainFinishedJobs() {
    List<FinishedJob> jobs = List.copyOf(ran);
    ran.clear();
    return jobs;
  }

  /** Refuses a value outside its bounds, both inclusive; written so that NaN fails too. */
  protected static double within(String option, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new UsageException(
          "%s must be in [%s, %s] but is %s"
              .formatted(option, plain(min), plain(max), plain(value)));
    }
    return value;
  }

  /** As {@link #within(String, double, double, double)}, of whole numbers. */
  protected static int within(String option, int value, int min, int max) {
    within(option, (double) value, min, max);
    return value;
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

  private boolean verbose() {
    return verbose || OptionKeys.flag(conf, "verbose");
  }

  private int report(Throwable error, String message, int exitCode) {
    err.println(name() + ": " + message);
    if (verbose()) {
      error.printStackTrace(err);
    }
    return exitCode;
  }

  private String name() {
    return "pulsemill " + getClass().getAnnotation(Command.class).name();
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
