package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.advise.CostsFile;
import io.pulsemill.capacity.MapSlots;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.Machines;
import io.pulsemill.costmodel.MeasuredTable;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.TradeoffJson;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.job.JobSettings;
import io.pulsemill.measure.Contender;
import io.pulsemill.measure.KeptTrials;
import io.pulsemill.measure.Measurement;
import io.pulsemill.measure.Samples;
import io.pulsemill.measure.TradeoffText;
import io.pulsemill.measure.TrainingProcess;
import io.pulsemill.measure.Trial;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.pipeline.RunRecord;
import io.pulsemill.run.RunFolder;
import io.pulsemill.table.FeatureTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tradeoff}: feature table → what its training costs at several sizes on each engine. */
@Command(name = "tradeoff", description = "Measure training on each engine and fit a cost model.")
final class TradeoffVerb extends RunVerb {
  private static final List<Long> USUAL = List.of(1_500L, 15_000L, 150_000L);

  @Mixin private TableOption table;

  @Option(
      names = "--output",
      defaultValue = "tradeoff.json",
      paramLabel = "FILE",
      description = "Output file of the measurement.")
  private String output;

  @Range(min = 1)
  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N",
      description =
          "Rows per sub-sample, drawn by subject hash (default: 1500, 15000, 150000, up to"
              + " the table's).")
  private List<Long> sizes;

  @Option(
      names = "--engines",
      split = ",",
      paramLabel = "NAME",
      description =
          "local, jobs, jobs-uber, resident (default: all; only local if there is no cluster).")
  private List<String> engines;

  @Range(min = 1, max = 1000)
  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,2",
      description = "Thread counts of the local engine; it is measured once per count.")
  private List<Integer> threads;

  @Range(min = 1, max = 1000)
  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "3",
      description = "Number of newton runs; lbfgs and gd run once.")
  private int repeats;

  @Option(
      names = "--optimizers",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "newton,lbfgs,gd",
      description = "newton, lbfgs, gd.")
  private List<OptimizerChoice> optimizers;

  @Range(min = 1, max = 1_000_000)
  @Option(
      names = "--gradient-iterations",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Maximum iterations for lbfgs and gd; the jobs engines run only five passes.")
  private int gradientIterations;

  @Option(
      names = "--costs",
      paramLabel = "FILE",
      description =
          "A tradeoff.json whose predictions are compared with these runs (default: their own).")
  private String costs;

  @Mixin private WeightedColumnOptions columns;
  @Mixin private ObjectiveOptions objective;
  @Mixin private RunOptions runs;

  private final Class<?> program;
  private final List<String> generic;

  /**
   * @param program the class with our main method
   * @param generic Hadoop's own options, which each training gets too
   */
  TradeoffVerb(Class<?> program, List<String> generic) {
    this.program = program;
    this.generic = generic;
  }

  @Override
  protected void run() throws IOException {
    if (optimizers.contains(OptimizerChoice.AUTO)) {
      throw new UsageException("--optimizers: expected newton, lbfgs or gd but found auto");
    }
    optimizers.forEach(optimizer -> objective.check("--optimizers", optimizer));
    FitOptions.refuseFraction(given(), columns.columns().split() != null);
    List<Contender> contenders = Contender.of(engines(), threads);
    Tradeoff other =
        costs == null ? null : CostsFile.read(conf(), path("--costs", costs), progress());
    Path place = path("--output", output);
    in(
        begin(place, runs, List.of(table.table())),
        run -> measure(contenders, other, OutputFile.prepare(conf(), place, run), run));
  }

  private void measure(List<Contender> contenders, Tradeoff other, OutputFile file, RunFolder run)
      throws IOException {
    Map<String, Object> settings = settings();
    try (WorkFolder work = run.work()) {
      FeatureTable rows = table.input().open(conf(), columns.columns(), work, progress());
      List<FeatureTable> samples =
          Samples.of(conf(), rows, sizes(rows.rows()), objective.seed(), work);
      TrainingProcess process = new TrainingProcess(program, common());
      Measurement measurement = new Measurement(new KeptTrials(process, run.journal()), progress());
      measurement.run(
          Trial.all(
              contenders,
              optimizers.stream()
                  .distinct()
                  .flatMap(choice -> choice.optimizer().stream())
                  .toList(),
              samples,
              repeats,
              objective.maxIterations(),
              gradientIterations));
      FeatureTable.open(conf(), rows.path(), rows.columns()).checkSame(rows);
      MeasuredTable measured =
          new MeasuredTable(
              DisplayPath.shown(rows.path()),
              rows.rows(),
              rows.bytes(),
              rows.features().size(),
              measurement.classes());
      Tradeoff tradeoff =
          new Tradeoff(
              RunRecord.versions(Version.number()),
              settings,
              where(),
              measured,
              measurement.runs(),
              measurement.failed());
      file.write(TradeoffJson.write(tradeoff));
      out().print(new TradeoffText(tradeoff, other == null ? tradeoff : other).text());
      out().println(DisplayPath.shown(file.place()));
    }
  }

  /** Ascending; {@code rows}: of the table. */
  private List<Long> sizes(long rows) {
    if (sizes != null) {
      return sizes.stream().distinct().sorted().toList();
    }
    return Stream.concat(USUAL.stream().filter(size -> size < rows), Stream.of(rows))
        .limit(USUAL.size())
        .toList();
  }

  private List<EngineKind> engines() {
    boolean cluster = !JobSettings.isLocal(conf());
    if (engines == null) {
      return cluster ? EngineKind.ON_TABLES : List.of(EngineKind.LOCAL);
    }
    List<EngineKind> kinds = new ArrayList<>();
    for (String name : engines) {
      try {
        kinds.add(EngineKind.of(name));
      } catch (InputException e) {
        throw new UsageException("--engines: " + e.getMessage());
      }
    }
    if (kinds.contains(EngineKind.FUSED)) {
      throw new UsageException(
          "--engines: fused trains while a table is made; expected engines that train on one");
    }
    if (!cluster && kinds.stream().anyMatch(kind -> kind != EngineKind.LOCAL)) {
      throw new UsageException(
          "--engines: only local can be measured without a cluster (mapreduce.framework.name is"
              + " local)");
    }
    return kinds.stream().distinct().toList();
  }

  /** What all trainings are started with; a trial adds what it varies. */
  List<String> common() {
    List<String> common = new ArrayList<>(generic);
    common.addAll(ChildArguments.of(columns, Set.of()));
    Set<String> own = new HashSet<>(Set.of("--max-iterations"));
    if (columns.columns().split() != null) {
      own.add(FitOptions.TRAIN_FRACTION); // a default, not asked for
    }
    common.addAll(ChildArguments.of(objective, own));
    return common;
  }

  private Machines where() throws IOException {
    boolean cluster = !JobSettings.isLocal(conf());
    return new Machines(
        Runtime.getRuntime().availableProcessors(),
        cluster,
        MapSlots.workers(conf()),
        cluster ? MapSlots.of(conf()) : 0);
  }
}
