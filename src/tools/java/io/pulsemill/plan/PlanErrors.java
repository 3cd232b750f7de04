package io.pulsemill.plan;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.Machines;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.MeasuredTable;
import io.pulsemill.costmodel.Median;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.Workload;
import io.pulsemill.record.JobEntry;
import io.pulsemill.record.Run;
import io.pulsemill.record.RunJson;
import io.pulsemill.record.Stage;
import io.pulsemill.record.TrainingRun;
import io.pulsemill.timing.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Trainings of {@code scripts/measure-plan.sh}, by engine, optimizer and number of tasks, and what
 * is simulated of each from the runs of all others.
 */
public final class PlanErrors {
  private static final int SEEDS = 15;

  private final int cores;
  private final List<MeasuredRun> runs;
  private final MeasuredTable table;

  private PlanErrors(int cores, List<MeasuredRun> runs, MeasuredTable table) {
    this.cores = cores;
    this.runs = runs;
    this.table = table;
  }

  /** Arguments: the folder of the runs' records, and the cores that all tasks shared. */
  public static void main(String[] args) throws IOException {
    List<MeasuredRun> runs = new ArrayList<>();
    TrainingRun last = null;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        Run record = RunJson.read(Files.readString(file), file.toString());
        last = record.training().get(0);
        String name = file.getFileName().toString();
        runs.add(run(name.substring(0, name.indexOf('-')), record));
      }
    }
    MeasuredTable table =
        new MeasuredTable("table", last.rows(), 1, last.features(), last.classes());
    new PlanErrors(Integer.parseInt(args[1]), runs, table).print();
  }

  private static MeasuredRun run(String engine, Run record) {
    TrainingRun training = record.training().get(0);
    Stage stage = record.stages().get(0);
    int passes = training.passes().size();
    EngineKind kind = EngineKind.of(engine);
    return new MeasuredRun(
        kind,
        kind == EngineKind.LOCAL ? training.parallelism() : null,
        training.optimizer(),
        training.rows(),
        training.trainingRows(),
        1,
        passes,
        passes,
        false,
        null,
        training.stop(),
        training.parallelism(),
        training.pilotRows(),
        0,
        stage.seconds(),
        stage.parts(),
        stage.remainder(),
        training.passes().stream().map(pass -> pass.seconds()).toList(),
        record.jobs().stream().map(JobEntry::withoutCounters).toList());
  }

  private void print() {
    System.out.printf(
        "%-9s%-7s%6s%6s | %s%n",
        "engine",
        "",
        "tasks",
        "runs",
        "seconds, measured and simulated: all, start, read, passes; ratio of all, and if all runs are known");
    Map<String, List<MeasuredRun>> groups = new TreeMap<>();
    for (MeasuredRun run : runs) {
      if (run.engine() != EngineKind.LOCAL) {
        String name = "%-9s%-7s%6d".formatted(run.engine(), run.optimizer(), run.parallelism());
        groups.computeIfAbsent(name, none -> new ArrayList<>()).add(run);
      }
    }
    double worst = 1;
    for (Map.Entry<String, List<MeasuredRun>> group : groups.entrySet()) {
      worst = Math.max(worst, print(group.getKey(), group.getValue()));
    }
    System.out.printf("worst ratio: %.2f%n", worst);
  }

  private double print(String name, List<MeasuredRun> own) {
    double[] measured = {
      median(own, MeasuredRun::seconds),
      median(
          own,
          r ->
              parts(
                  r, Phase.START, Phase.SUBMIT, Phase.QUEUE, Phase.MASTER_START, Phase.TASK_START)),
      median(own, r -> parts(r, Phase.READ, Phase.DECODE)),
      median(own, r -> parts(r, Phase.COMPUTE, Phase.SHUFFLE_AND_SUM))
    };
    double[] simulated =
        simulated(own.get(0), runs.stream().filter(run -> !own.contains(run)).toList());
    StringBuilder line = new StringBuilder("%s%6d |".formatted(name, own.size()));
    for (int i = 0; i < measured.length; i++) {
      line.append(" %7.1f %7.1f ".formatted(measured[i], simulated[i]));
    }
    double ratio = simulated[0] / measured[0];
    double known = simulated(own.get(0), runs)[0] / measured[0];
    System.out.printf("%s%7.2f%7.2f%n", line, ratio, known);
    return Math.max(ratio, 1 / ratio);
  }

  /** All, start, reading, and passes of a run, by the costs of some. */
  private double[] simulated(MeasuredRun run, List<MeasuredRun> of) {
    Machines machines = new Machines(cores, true, 1, run.parallelism());
    Costs costs =
        CostsFit.of(new Tradeoff(Map.of(), Map.of(), machines, table, of, List.of()), cores);
    List<Planned> planned = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Scenario scenario = scenario(run, seed);
      planned.add(
          run.engine() == EngineKind.JOBS
              ? JobsSimulation.jobs(scenario, costs)
              : ResidentSimulation.resident(scenario, costs));
    }
    return new double[] {
      median(planned, Planned::seconds),
      median(planned, p -> p.seconds(Planned.Part.START)),
      median(planned, p -> p.seconds(Planned.Part.READ)),
      median(
          planned,
          p ->
              p.seconds(Planned.Part.COMPUTE)
                  + p.seconds(Planned.Part.STRAGGLERS)
                  + p.seconds(Planned.Part.SUMS))
    };
  }

  private Scenario scenario(MeasuredRun run, long seed) {
    return new Scenario(
        run.rows(),
        run.trainingRows(),
        new Workload.Shape(table.features(), table.classes(), run.optimizer().isNewton()),
        run.passes(),
        1,
        cores,
        run.parallelism(),
        0,
        0,
        60,
        seed);
  }

  private static double parts(MeasuredRun run, Phase... phases) {
    return Arrays.stream(phases).mapToDouble(run.parts()::of).sum();
  }

  private static <T> double median(List<T> all, ToDoubleFunction<T> value) {
    return Median.of(all.stream().mapToDouble(value).toArray());
  }
}
