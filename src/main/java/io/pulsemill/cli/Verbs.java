package io.pulsemill.cli;

import io.pulsemill.display.ProgressMode;
import io.pulsemill.features.FeaturesSettings;
import io.pulsemill.job.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs verbs for a program that goes on: what fails is thrown, results are in their files. */
public final class Verbs {
  private static final Set<String> NOT_HERE = Set.of("help", "version", "detect");

  private final Configuration conf;
  private final boolean shown;

  /**
   * Verbs on the file system and the cluster of a configuration; warnings go to standard error.
   *
   * @param shown whether progress goes there too
   */
  public Verbs(Configuration conf, boolean shown) throws IOException {
    this.conf = conf;
    this.shown = shown;
    PulsemillTool.prepare(conf, Verbs.class);
  }

  /**
   * Runs one verb to its end.
   *
   * @param options without their dashes; a flag has the value true or false, what takes several a
   *     list or their text
   * @throws IllegalArgumentException if an option is unknown, or its value is not what it takes
   * @throws io.pulsemill.InputException if the input cannot be used
   */
  public void run(String verb, Map<String, ?> options) throws IOException {
    asked(verb, options, Verb::work);
  }

  /**
   * How {@code features} reads observations with these options.
   *
   * @throws IllegalArgumentException as for {@link #run}
   */
  public FeaturesSettings reading(Map<String, ?> options) throws IOException {
    AtomicReference<FeaturesSettings> settings = new AtomicReference<>();
    asked("features", options, verb -> settings.set(((FeaturesVerb) verb).reading()));
    return settings.get();
  }

  /** Where what is neither verb nor result is said. */
  public Progress progress() {
    return (shown ? ProgressMode.PLAIN : ProgressMode.OFF).on(err(), false);
  }

  private interface Asking {
    void of(Verb verb) throws IOException;
  }

  private void asked(String verb, Map<String, ?> options, Asking what) throws IOException {
    Streams streams = new Streams(new PrintWriter(Writer.nullWriter()), err(), shown);
    Configuration own = new Configuration(conf); // a verb may set what the next must not see
    CommandLine commands =
        new PulsemillTool(Verbs.class, new String[0], new String[0], streams, reason -> {})
            .commandLine(own);
    try {
      OptionKeys.refuseUnknown(own, commands);
      CommandLine.ParseResult parsed = commands.parseArgs(arguments(verb, options));
      Verb asked = (Verb) parsed.subcommand().commandSpec().userObject();
      asked.startNow();
      what.of(asked);
    } catch (ParameterException | UsageException e) {
      throw new IllegalArgumentException("%s: %s".formatted(verb, e.getMessage()), e);
    } finally {
      streams.err().flush();
    }
  }

  private static PrintWriter err() {
    return new PrintWriter(System.err, true, StandardCharsets.UTF_8);
  }

  /** A list as the command line has it. */
  private static String text(Object value) {
    return value instanceof Collection<?> all
        ? all.stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(value);
  }

  private String[] arguments(String verb, Map<String, ?> options) {
    List<String> arguments = new ArrayList<>(List.of(verb));
    options.forEach(
        (name, value) -> {
          if (NOT_HERE.contains(name)) {
            throw new UsageException("--%s prints, and returns nothing".formatted(name));
          }
          arguments.add("--%s=%s".formatted(name, text(value)));
        });
    if (!shown && !options.containsKey("quiet")) {
      arguments.add("--quiet");
    }
    return arguments.toArray(String[]::new);
  }
}
