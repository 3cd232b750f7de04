package io.pulsemill.cli;

import io.pulsemill.scratch.UnpackedJar;
import io.pulsemill.startup.InProcessLocalFileSystem;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.conf.Configured;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.Tool;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Runs our part of the command line with the configuration {@code ToolRunner} made. */
final class PulsemillTool extends Configured implements Tool {
  private final Class<?> program;
  private final String[] own;
  private final String[] generic;
  private final Streams streams;
  private final Consumer<String> lost;

  @Command(
      name = "pulsemill",
      description = "Softmax regression on labeled time series, from scratch on Hadoop MapReduce.",
      synopsisSubcommandLabel = "VERB",
      commandListHeading = "%nVerbs:%n",
      footer = {
        "",
        "Every option --NAME is also a key pulsemill.NAME for -D and -conf.",
        "Hadoop's generic options (-D, -conf, -fs, -files, -libjars) may appear anywhere.",
        "pulsemill VERB --help lists a verb's options with their defaults."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  private static final class Pulsemill {}

  /**
   * @param program the class with our main method, for JVMs of our own
   * @param generic what Hadoop's own parser gets
   * @param lost called if another driver takes over
   */
  PulsemillTool(
      Class<?> program, String[] own, String[] generic, Streams streams, Consumer<String> lost) {
    this.lost = lost;
    this.program = program;
    this.own = own.clone();
    this.generic = generic.clone();
    this.streams = streams;
  }

  /** The arguments given are what Hadoop's parser left over: none, as it got only its own. */
  @Override
  public int run(String[] leftOver) throws Exception {
    prepare(getConf(), program);
    CommandLine commands = commandLine(getConf());
    if (own.length == 0) {
      commands.usage(streams.err());
      return Verb.WRONG_USAGE;
    }
    try {
      OptionKeys.refuseUnknown(getConf(), commands);
    } catch (UsageException e) {
      streams.err().println("pulsemill: " + e.getMessage());
      return Verb.WRONG_USAGE;
    }
    return commands.execute(own);
  }

  /** What a JVM does once before it runs verbs; {@code program}: of its job jar. */
  static void prepare(Configuration conf, Class<?> program) throws IOException {
    UnpackedJar.lock(program);
    InProcessLocalFileSystem.use(conf);
    // Checksum files beside local results are clutter, and stale ones refuse a file edited by hand.
    FileSystem.getLocal(conf).setWriteChecksum(false);
  }

  /** All verbs, each with its options' defaults from {@code conf}. */
  CommandLine commandLine(Configuration conf) {
    CommandLine commands = new CommandLine(new Pulsemill());
    List<Verb> verbs =
        List.of(
            new SimulateVerb(),
            new FeaturesVerb(),
            new AdviseVerb(),
            new TrainVerb(),
            new SelectVerb(),
            new EvaluateVerb(),
            new CompareVerb(),
            new PredictVerb(),
            new PipelineVerb(),
            new ReportVerb(),
            new ExportVerb(),
            new TradeoffVerb(program, List.of(generic)),
            new PlanVerb(),
            new InspectVerb(),
            new SealVerb(),
            new StatusVerb(),
            new CleanVerb());
    for (Verb verb : verbs) {
      verb.init(conf, streams, lost);
      commands.addSubcommand(verb);
    }
    commands.getSubcommands().values().forEach(verb -> OptionRanges.show(verb.getCommandSpec()));
    commands.setOut(streams.out());
    commands.setErr(streams.err());
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setDefaultValueProvider(new OptionKeys(conf));
    commands.setParameterExceptionHandler(this::wrongUsage);
    return commands;
  }

  private int wrongUsage(ParameterException e, String[] args) {
    String verb = e.getCommandLine().getCommandSpec().qualifiedName();
    streams.err().println("%s: %s; see %s --help".formatted(verb, e.getMessage(), verb));
    return Verb.WRONG_USAGE;
  }
}
