package io.pulsemill.advise;

import io.pulsemill.capacity.MapSlots;
import io.pulsemill.costmodel.CostTerm;
import io.pulsemill.costmodel.EngineCosts;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.TrainingPlan;
import io.pulsemill.costmodel.Workload;
import io.pulsemill.engine.LocalEngine;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.engine.resident.GangSize;
import io.pulsemill.job.JobSettings;
import io.pulsemill.job.RunEvent;
import io.pulsemill.plan.Plan;
import io.pulsemill.plan.Planned;
import io.pulsemill.plan.PlannedTraining;
import io.pulsemill.sums.SumJob;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Seconds a training will take on each engine, by the cost model: the basis of auto and advise. */
public final class Forecast {
  private final Configuration conf;
  private final FeatureTable table;
  private final Tradeoff costs;
  private final TrainingPlan plan;
  private final boolean statisticsKnown;

  private final Map<EngineKind, Workload> works = new EnumMap<>(EngineKind.class);
  private final Map<EngineKind, Planned> simulated = new EnumMap<>(EngineKind.class);
  private final Map<EngineKind, String> without = new EnumMap<>(EngineKind.class);

  public Forecast(
      Configuration conf,
      FeatureTable table,
      TrainingSettings settings,
      Tradeoff costs,
      boolean statisticsKnown) {
    this.conf = conf;
    this.table = table;
    this.costs = costs;
    this.statisticsKnown = statisticsKnown;
    int features = table.features().size();
    int classes =
        costs.table().classes(); // the table's own count is known only after its first pass
    plan =
        new TrainingPlan(
            table.rows(),
            settings.split().fraction(),
            features,
            classes,
            settings.optimizer().resolved(settings.penalty(), classes, features),
            settings.stopping().maxIterations());
  }

  /** By threads of this JVM. */
  public Forecast local() {
    int cores = Runtime.getRuntime().availableProcessors();
    return add(EngineKind.LOCAL, cores, 1, LocalEngine.fits(table));
  }

  /** By the current cluster; {@code asked}: number of tasks requested, or null. */
  public Forecast cluster(Integer asked, RowChoice evaluated) throws IOException {
    int tasks = asked == null ? SumJob.defaultTasks(conf, table) : asked;
    int workers = Math.max(1, MapSlots.workers(conf));
    add(
        JobSettings.fitsUberJob(conf, table.bytes()) ? EngineKind.JOBS_UBER : EngineKind.JOBS,
        tasks,
        workers,
        true);
    GangSize gang = GangSize.withinReach(conf, table, asked, evaluated);
    if (gang.problem() == null) {
      return add(EngineKind.RESIDENT, gang.members(), workers, true);
    }
    without.put(EngineKind.RESIDENT, gang.problem());
    return this;
  }

  /** By a cluster of {@code workers} workers like those measured; their memory is not checked. */
  public Forecast cluster(int workers) {
    int tasks = costs.where().slots(workers);
    add(
        JobSettings.fitsUberJob(conf, table.bytes()) ? EngineKind.JOBS_UBER : EngineKind.JOBS,
        tasks,
        workers,
        true);
    return add(EngineKind.RESIDENT, tasks, workers, true);
  }

  /**
   * Likewise, with the seconds of a simulated cluster where costs allow one: what the sums of many
   * tasks take, and the slowest of them, is in these.
   */
  public Forecast simulatedCluster(int workers) {
    cluster(workers);
    if (Plan.possible(costs)) {
      double tasksPerWorker = costs.where().slots(workers) / (double) workers;
      Plan simulation =
          new Plan(
              costs,
              new PlannedTraining(
                  plan, null, null, null, tasksPerWorker, PlannedTraining.USUAL_GIGABITS, 0, 0));
      if (simulation.tasks(workers) <= Plan.MOST_TASKS) {
        for (EngineKind engine : List.of(EngineKind.JOBS, EngineKind.RESIDENT, EngineKind.FUSED)) {
          simulated.put(engine, simulation.simulate(engine, workers));
        }
      }
    }
    return this;
  }

  /** Whether the seconds of an engine are those of a simulation. */
  boolean simulated(EngineKind engine) {
    return simulated.containsKey(engine);
  }

  /** Excludes these engines. */
  public Forecast without(Set<EngineKind> engines) {
    for (EngineKind engine : engines) {
      if (works.remove(engine) != null) {
        without.put(engine, "excluded by --without");
      }
    }
    return this;
  }

  private Forecast add(EngineKind engine, int parallelism, int workers, boolean keeps) {
    if (costs.model().engines().containsKey(engine)) {
      works.put(
          engine, plan.on(engine, costs.runs(), parallelism, workers, keeps, statisticsKnown));
    } else {
      without.put(engine, "not measured");
    }
    return this;
  }

  /** The fastest engine; empty if none has a prediction. */
  Optional<EngineKind> fastest() {
    return works.keySet().stream().min((a, b) -> Double.compare(seconds(a), seconds(b)));
  }

  /** The engines that have a prediction. */
  Set<EngineKind> engines() {
    return works.keySet();
  }

  /** Why each other eligible engine has no prediction. */
  Map<EngineKind, String> missing() {
    return without;
  }

  Workload work(EngineKind engine) {
    return works.get(engine);
  }

  TrainingPlan plan() {
    return plan;
  }

  double seconds(EngineKind engine) {
    Planned planned = simulated.get(engine);
    return planned != null ? planned.seconds() : engineCosts(engine).seconds(works.get(engine));
  }

  /** Seconds before the first and after the last pass that do not depend on the rows. */
  double startSeconds(EngineKind engine) {
    Planned planned = simulated.get(engine);
    return planned != null
        ? planned.seconds(Planned.Part.START) + planned.seconds(Planned.Part.END)
        : seconds(engine, CostTerm.START);
  }

  /** Seconds of passes beside the work on the rows. */
  double passSeconds(EngineKind engine) {
    Planned planned = simulated.get(engine);
    return planned != null
        ? planned.seconds(Planned.Part.SUMS) + planned.seconds(Planned.Part.OPTIMIZER)
        : seconds(engine, CostTerm.PASS) + seconds(engine, CostTerm.MOVED_BYTE);
  }

  /** Seconds of a term of the formula. */
  double seconds(EngineKind engine, CostTerm term) {
    return engineCosts(engine).seconds(term, works.get(engine));
  }

  /**
   * Seconds that passes of {@link EngineKind#FUSED} take beside the work on the rows, had that made
   * the table: the gang of a resident job, whose tasks have started and have their rows.
   */
  double fusedPassSeconds() {
    return passSeconds(
        simulated.containsKey(EngineKind.FUSED) ? EngineKind.FUSED : EngineKind.RESIDENT);
  }

  /** Likewise, of the work on the rows. */
  double fusedWorkSeconds() {
    Planned planned = simulated.get(EngineKind.FUSED);
    return planned != null
        ? planned.seconds(Planned.Part.READ)
            + planned.seconds(Planned.Part.COMPUTE)
            + planned.seconds(Planned.Part.STRAGGLERS)
        : seconds(EngineKind.RESIDENT, CostTerm.MULTIPLY_ADD);
  }

  /** The passes of an engine that users name so, and what one takes; empty without a prediction. */
  Optional<RunEvent.Predicted> passes(EngineKind named) {
    return works.keySet().stream()
        .filter(engine -> engine.named() == named)
        .findFirst()
        .map(
            engine -> {
              int passes = works.get(engine).passes();
              double once = seconds(engine, CostTerm.START);
              double start = Workload.isJobs(engine) ? once : once + beforePasses(engine);
              double each = (seconds(engine) - start) / Math.max(1, passes);
              return new RunEvent.Predicted(named.key(), passes, each);
            });
  }

  /** Of engines whose tasks start and read once. */
  private double beforePasses(EngineKind engine) {
    return seconds(engine, CostTerm.TASK) + seconds(engine, CostTerm.READ_VALUE);
  }

  private EngineCosts engineCosts(EngineKind engine) {
    return costs.model().engines().get(engine);
  }
}
