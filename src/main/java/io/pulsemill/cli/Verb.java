package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.display.Display;
import io.pulsemill.display.ProgressMode;
import io.pulsemill.fault.HadoopLogs;
import io.pulsemill.fault.RetryNotices;
import io.pulsemill.job.ErrorLine;
import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;
import io.pulsemill.run.WatchedRun;
import io.pulsemill.table.InputPaths;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
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
      names = "--progress",
      paramLabel = "NAME",
      defaultValue = "auto",
      order = 102,
      description =
          "How progress is shown on standard error: ${COMPLETION-CANDIDATES}; auto: on a terminal one"
              + " line that is redrawn, elsewhere plain lines; json: an object in each line.")
  private ProgressMode shown;

  @Option(
      names = "--verbose",
      order = 103,
      description = "Show stack traces and Hadoop's log on standard error (default: off).")
  private boolean verbose;

  @Spec private CommandSpec spec;

  /** A user of the command waits for the start of its JVM too. */
  private long startMillis = ManagementFactory.getRuntimeMXBean().getStartTime();

  private Configuration conf;
  private Consumer<String> lost;
  private Streams streams;
  private @Nullable Display display;
  private @Nullable WatchedRun watched;

  /** {@code lost}: called if another driver takes over a run of this verb. */
  final void init(Configuration conf, Streams streams, Consumer<String> lost) {
    this.lost = lost;
    this.conf = conf;
    this.streams = streams;
  }

  /** It starts now, in a JVM that was there before. */
  final void startNow() {
    startMillis = System.currentTimeMillis();
  }

  /** What its user has waited so far. */
  final double secondsSinceStart() {
    return (System.currentTimeMillis() - startMillis) / 1e3;
  }

  /** Whether its work takes jobs, if there is a cluster. */
  boolean runsJobs() {
    return true;
  }

  /** Whether its work is one stage of a run; else it says itself which stages there are. */
  boolean isOneStage() {
    return false;
  }

  /** Who gets the progress that {@code shown} shows. */
  Progress published(Progress shown) {
    return shown;
  }

  /** The verb has ended, well or not. */
  void over(boolean well) {}

  /** Does the verb's work. */
  protected abstract void run() throws IOException;

  @Override
  public final Integer call() {
    try {
      work();
      return DONE;
    } catch (UsageException e) {
      return report(e, e.getMessage() + "; see " + name() + " --help", WRONG_USAGE);
    } catch (IOException | RuntimeException | Error e) {
      boolean explained = verbose || ErrorLine.isExpected(e);
      String hint = explained ? "" : "; use --verbose for the stack trace";
      return report(e, ErrorLine.of(e) + hint, FAILED);
    } finally {
      display().close();
    }
  }

  /** Does the verb's work with all that surrounds it; what fails is thrown, not reported. */
  final void work() throws IOException {
    OptionKeys.switchOn(conf, spec);
    if (verbose) {
      Logger.getRootLogger().setLevel(Level.INFO);
    } else {
      HadoopLogs.leaveOutRepeated();
    }
    RetryNotices notices = RetryNotices.watch(line -> progress().warn(line));
    boolean well = false;
    try {
      OptionRanges.check(spec);
      Servers.await(conf, spec.args(), runsJobs(), progress()::warn);
      if (isOneStage()) {
        progress().event(new RunEvent.StageBegan(verb()));
      }
      run();
      well = true;
    } finally {
      notices.close();
      over(well);
    }
  }

  protected final Configuration conf() {
    return conf;
  }

  /** Where results go. */
  protected final PrintWriter out() {
    if (display != null) {
      display.close(); // a line that is redrawn would stand before the first result
    }
    return streams.out();
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

  /** What the command line names, as opposed to keys. */
  final ParseResult given() {
    return spec.commandLine().getParseResult();
  }

  protected final boolean overwrite() {
    return overwrite;
  }

  /** Called if another driver takes over a run of this verb. */
  final Consumer<String> lost() {
    return lost;
  }

  /** Where it is said how far the work is. */
  protected final Progress progress() {
    return watched();
  }

  final WatchedRun watched() {
    if (watched == null) {
      watched = new WatchedRun(published(display()));
    }
    return watched;
  }

  private Display display() {
    if (display == null) {
      display = (quiet ? ProgressMode.OFF : shown).on(streams.err(), streams.standard());
    }
    return display;
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
    display().error(name() + ": " + message);
    if (verbose) {
      error.printStackTrace(streams.err());
    }
    return exitCode;
  }

  private String name() {
    return "pulsemill " + verb();
  }

  /** Its word on the command line. */
  final String verb() {
    return getClass().getAnnotation(Command.class).name();
  }
}
