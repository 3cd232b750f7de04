package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.advise.CostsFile;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.TrainingPlan;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.plan.Plan;
import io.pulsemill.plan.PlanText;
import io.pulsemill.plan.PlannedTraining;
import io.pulsemill.softmax.Penalty;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plan}: simulates a training on clusters that are not there. Reads no table. */
@Command(
    name = "plan",
    description = "Simulate a training on clusters of any size: seconds, and where they go.")
final class PlanVerb extends Verb {
  private static final Set<EngineKind> SIMULATED =
      EnumSet.of(EngineKind.JOBS, EngineKind.RESIDENT, EngineKind.FUSED);

  @Range(min = 1, max = 1e15)
  @Option(
      names = "--rows",
      required = true,
      paramLabel = "N",
      description = "Rows of the table: one per subject.")
  private long rows;

  @Range(min = 1, max = 10_000)
  @Option(
      names = "--feature-count",
      paramLabel = "N",
      defaultValue = "7",
      description = "Features per row.")
  private int features;

  @Range(min = 2, max = 1_000)
  @Option(names = "--class-count", paramLabel = "N", defaultValue = "3", description = "Classes.")
  private int classes;

  @Range(min = 1, max = Plan.MOST_TASKS)
  @Option(
      names = "--cluster-workers",
      split = ",",
      paramLabel = "N",
      defaultValue = "10,30,100,300,1000",
      description = "Numbers of workers to simulate.")
  private List<Integer> workers;

  @Option(
      names = "--engines",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "jobs,resident,fused",
      description = "jobs, resident, fused; fused: the training alone, beside the features.")
  private List<String> engines;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto, newton, lbfgs, gd; auto: newton up to 2000 free coefficients.")
  private OptimizerChoice optimizer;

  @Range(min = 1, max = 100_000)
  @Option(
      names = "--passes",
      paramLabel = "N",
      description = "Passes of the optimizer (default: those measured at the nearest size).")
  private Integer passes;

  @Range(min = 0, above = true, max = 1)
  @Option(
      names = "--train-fraction",
      paramLabel = "X",
      defaultValue = "0.7",
      description = "Fraction of the rows used for training.")
  private double fraction;

  @Range(min = 1)
  @Option(
      names = "--measured-cores",
      paramLabel = "N",
      description =
          "Cores that all tasks of the measured runs had together (default: those of the machine they"
              + " were submitted from).")
  private Integer sharedCores;

  @Range(min = 0.1, max = 1000)
  @Option(
      names = "--worker-cores",
      paramLabel = "X",
      description = "Cores per worker, each like those measured (default: as measured).")
  private Double cores;

  @Range(min = 0, above = true, max = 1000)
  @Option(
      names = "--worker-tasks",
      paramLabel = "X",
      description = "Tasks at once per worker, on average (default: one per core).")
  private Double tasks;

  @Range(min = 0, above = true, max = 10_000)
  @Option(
      names = "--gigabits",
      paramLabel = "X",
      defaultValue = "10",
      description = "Gigabits per second of a worker's network, either way.")
  private double gigabits;

  @Range(min = 0, max = 10)
  @Option(
      names = "--failures",
      paramLabel = "X",
      defaultValue = "0",
      description = "Workers lost, per worker and hour.")
  private double failures;

  @Range(min = 0, max = 1_000_000)
  @Option(
      names = "--fan-in",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Children per task in the tree of sums; 0: as the engine chooses; a number above the tasks:"
              + " all sums come to task 0.")
  private int fanIn;

  @Option(
      names = "--costs",
      paramLabel = "FILE",
      description = "A tradeoff.json to go by (default: the one in the program).")
  private String costs;

  @Override
  protected void run() throws IOException {
    List<EngineKind> wanted = engines.stream().map(PlanVerb::engine).toList();
    OptimizerKind kind = optimizer.resolved(Penalty.NONE, classes, features);
    Tradeoff measured =
        CostsFile.read(conf(), costs == null ? null : path("--costs", costs), progress());
    TrainingPlan training =
        new TrainingPlan(rows, fraction, features, classes, kind, Integer.MAX_VALUE - 1);
    Plan plan =
        new Plan(
            measured,
            new PlannedTraining(
                training, passes, sharedCores, cores, tasks, gigabits, failures, fanIn));
    workers.forEach(count -> check(plan, count));
    out().print(new PlanText(plan, wanted, workers.stream().sorted().distinct().toList()).text());
    out().print(assumptions(plan, kind));
  }

  private void check(Plan plan, int count) {
    if (plan.tasks(count) > Plan.MOST_TASKS) {
      throw new UsageException(
          "--cluster-workers: expected at most %,d tasks but %,d workers run %,d; use a smaller --worker-tasks"
              .formatted(Plan.MOST_TASKS, count, plan.tasks(count)));
    }
    if (fanIn == 1) {
      throw new UsageException("--fan-in: expected 0, or 2 or more, but found 1");
    }
  }

  private String assumptions(Plan plan, OptimizerKind kind) {
    return String.format(
        Locale.ROOT,
        "%,d rows of %d features, %d classes; %d passes of %s; workers of %s cores, %s Gbit/s, %s lost per hour; costs of %d runs on %d cores; all of it simulated (docs/scale.md)%n",
        rows,
        features,
        classes,
        plan.passes(),
        kind,
        plan.cores(),
        gigabits,
        failures,
        plan.runs(),
        plan.sharedCores());
  }

  private static EngineKind engine(String name) {
    try {
      EngineKind kind = EngineKind.of(name);
      if (SIMULATED.contains(kind)) {
        return kind;
      }
    } catch (InputException e) {
      // said below
    }
    throw new UsageException(
        "--engines: expected jobs, resident or fused but found '%s'".formatted(name));
  }
}
