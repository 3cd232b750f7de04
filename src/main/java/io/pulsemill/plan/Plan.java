package io.pulsemill.plan;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.TrainingPlan;
import io.pulsemill.costmodel.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Simulates a training on clusters of any size, by costs that were measured on one. */
public final class Plan {
  /** Tasks that a simulation gets done with within a minute or so. */
  public static final int MOST_TASKS = 20_000;

  /** Simulations of which the one that takes the median time counts. */
  private static final int DRAWS = 5;

  /** From so many tasks on there are enough of them to even things out. */
  private static final int MANY_TASKS = 1000;

  /** More than the rounding of a number of tasks. */
  private static final double LITTLE = 1e-6;

  private static final double GANG_TIMEOUT = 600;
  private static final double BYTES_PER_GIGABIT = 1e9 / 8;

  private final Tradeoff measured;
  private final PlannedTraining training;
  private final Costs costs;

  /**
   * A plan by these runs.
   *
   * @throws io.pulsemill.InputException if they lack resident jobs, or jobs
   */
  public Plan(Tradeoff measured, PlannedTraining training) {
    this.measured = measured;
    this.training = training;
    costs = CostsFit.of(measured, sharedCores()).with(training.gigabits() * BYTES_PER_GIGABIT);
  }

  /** Whether a measurement has the runs that a plan is made of. */
  public static boolean possible(Tradeoff measured) {
    return CostsFit.possible(measured);
  }

  /** Tasks of so many workers: no more than the table has row groups. */
  public int tasks(int workers) {
    double slots =
        training.tasksPerWorker() == null
            ? Math.floor(Math.max(1, cores()) * workers)
            : Math.floor(training.tasksPerWorker() * workers + LITTLE);
    long groups =
        (training.training().rows() + TrainingPlan.ROW_GROUP - 1) / TrainingPlan.ROW_GROUP;
    return (int) Math.max(1, Math.min(slots, (double) groups));
  }

  /** Runs that its costs are fitted to. */
  public long runs() {
    return measured.runs().stream()
        .filter(run -> run.engine() == EngineKind.JOBS || run.engine() == EngineKind.RESIDENT)
        .count();
  }

  /** Cores that all tasks of the measured runs had together. */
  public int sharedCores() {
    return training.sharedCores() == null ? measured.where().cores() : training.sharedCores();
  }

  /** Evaluations of the objective. */
  public int passes() {
    return training.passes() == null
        ? training.training().passes(measured.runs())
        : training.passes();
  }

  /** Cores of a worker. */
  public double cores() {
    return training.cores() == null
        ? (double) sharedCores() / Math.max(1, measured.where().workers())
        : training.cores();
  }

  /** Bytes of rows that a task keeps in memory. */
  public double bytesPerTask(int workers) {
    return scenario(workers, 0).bytesPerTask();
  }

  /**
   * The training on so many workers: the median of several simulations.
   *
   * @param engine {@code JOBS}, {@code RESIDENT} or {@code FUSED}, beside the features
   */
  public Planned simulate(EngineKind engine, int workers) {
    int draws = tasks(workers) >= MANY_TASKS && training.failures() == 0 ? 1 : DRAWS;
    List<Planned> all =
        IntStream.range(0, draws)
            .mapToObj(seed -> simulate(engine, scenario(workers, seed)))
            .sorted(Comparator.comparingDouble(Planned::seconds))
            .toList();
    return all.get(all.size() / 2);
  }

  private Planned simulate(EngineKind engine, Scenario scenario) {
    return switch (engine) {
      case JOBS -> JobsSimulation.jobs(scenario, costs);
      case RESIDENT -> ResidentSimulation.resident(scenario, costs);
      case FUSED -> ResidentSimulation.fused(scenario, costs);
      case LOCAL, JOBS_UBER ->
          throw new IllegalArgumentException("%s is not simulated".formatted(engine));
    };
  }

  private Scenario scenario(int workers, long seed) {
    TrainingPlan what = training.training();
    return new Scenario(
        what.rows(),
        Math.round(what.trainFraction() * what.rows()),
        new Workload.Shape(what.features(), what.classes(), what.optimizer().isNewton()),
        passes(),
        Math.min(workers, tasks(workers)), // what the others would draw is not to matter
        cores(),
        tasks(workers),
        training.fanIn(),
        training.failures(),
        GANG_TIMEOUT,
        seed);
  }
}
