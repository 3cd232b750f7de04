package io.pulsemill.plan;

import io.pulsemill.sums.SumJob;
import java.util.SplittableRandom;

/** A training by jobs: one for the statistics and one for each pass. */
final class JobsSimulation {
  /** Until YARN takes a machine that says nothing for lost, its default. */
  private static final double LOST = 600;

  /** mapreduce.map.maxattempts. */
  private static final int ATTEMPTS = 4;

  /** Until a reducer has asked for a map task's output: an assumption. */
  private static final double FETCH = 1e-3;

  private final Scenario scenario;
  private final Costs.JobCosts job;
  private final Costs costs;
  private final SplittableRandom random;
  private final Planned planned = new Planned();

  private JobsSimulation(Scenario scenario, Costs costs) {
    this.scenario = scenario;
    this.costs = costs;
    job = costs.pass();
    random = new SplittableRandom(scenario.seed());
  }

  /** From the start of the driver to its end. */
  static Planned jobs(Scenario scenario, Costs costs) {
    JobsSimulation run = new JobsSimulation(scenario, costs);
    run.planned.add(Planned.Part.START, run.job.start().draw(run.random));
    run.planned.add(
        Planned.Part.OPTIMIZER, costs.pilot() + scenario.passes() * scenario.stepSeconds());
    run.job(0, scenario.statisticsBytes());
    for (int pass = 1; pass <= scenario.passes() && run.planned.lost() == null; pass++) {
      run.planned.pass(
          run.job(run.job.multiplyAdd() * scenario.multiplyAddsPerTask(), scenario.sumBytes()));
    }
    return run.planned;
  }

  /** Returns the seconds of a job. */
  private double job(double computing, double bytes) {
    MapTasks maps = new MapTasks(computing);
    double before = job.submit().draw(random) + job.master().draw(random);
    double reducers = SumJob.reducers(scenario.tasks(), bytes);
    double each = bytes * costs.message().perByte() + bytes / costs.message().bytesPerSecond();
    double reduce =
        job.reduceSeconds() + scenario.tasks() / reducers * (FETCH + each) + (reducers - 1) * each;
    double end = job.end().draw(random);
    if (maps.lost) {
      planned.lost("a task failed %d times".formatted(ATTEMPTS));
    }
    double mean = (maps.started + maps.read + maps.computed) / scenario.tasks();
    planned.add(Planned.Part.START, before + maps.started / scenario.tasks());
    planned.add(Planned.Part.READ, maps.read / scenario.tasks());
    planned.add(Planned.Part.COMPUTE, maps.computed / scenario.tasks());
    planned.add(
        maps.failures == 0 ? Planned.Part.STRAGGLERS : Planned.Part.FAILURES, maps.last - mean);
    planned.add(Planned.Part.SUMS, reduce);
    planned.add(Planned.Part.END, end);
    planned.mostBytes(Math.max(planned.mostBytes(), bytes * scenario.tasks() / reducers));
    return before + maps.last + reduce + end;
  }

  /** The map tasks of a job, from the first launch to the end of the last. Sums are of seconds. */
  private final class MapTasks {
    private final EventQueue events = new EventQueue();
    private final Cores[] machines = new Cores[scenario.machines()];
    private final double[] slowness = new double[scenario.machines()];
    private final double computing;

    private double started;
    private double read;
    private double computed;
    private double last;
    private int failures;
    private boolean lost;

    MapTasks(double computing) {
      this.computing = computing;
      for (int m = 0; m < machines.length; m++) {
        machines[m] = new Cores(events, scenario.cores(), costs.alone());
        slowness[m] = StrictMath.exp(costs.unevenness() * random.nextGaussian());
      }
      for (int task = 0; task < scenario.tasks(); task++) {
        int machine = scenario.machine(task);
        events.after(task / Costs.LAUNCHES + job.startSeconds(), () -> start(machine, 1));
      }
      while (events.step()) {
        // until all are done
      }
    }

    private void start(int machine, int attempt) {
      Cores cores = machines[machine];
      cores.run(
          job.startWork() * slowness[machine],
          scenario.cores(),
          () -> read(machine, attempt, events.seconds()));
    }

    private void read(int machine, int attempt, double begun) {
      double values = job.valueWork() * scenario.valuesPerTask() * slowness[machine];
      Cores cores = machines[machine];
      cores.run(
          job.taskWork() * slowness[machine],
          scenario.cores(),
          () -> cores.run(values, 1, () -> compute(machine, attempt, begun)));
    }

    private void compute(int machine, int attempt, double begun) {
      double hasRead = events.seconds();
      double delay = costs.delay().draw(random);
      Cores cores = machines[machine];
      Runnable ends = () -> end(machine, attempt, begun, hasRead);
      cores.run(
          job.warmWork(),
          scenario.cores(),
          () -> cores.run(computing * slowness[machine], 1, () -> events.after(delay, ends)));
    }

    /** If its machine was lost meanwhile, that is noticed now, and it begins anew on another. */
    private void end(int machine, int attempt, double begun, double hasRead) {
      double hours = (events.seconds() - begun) / 3600;
      if (random.nextDouble() < -StrictMath.expm1(-scenario.failures() * hours)) {
        failures++;
        planned.failed();
        lost |= attempt == ATTEMPTS;
        if (!lost) {
          events.after(LOST, () -> start((machine + 1) % machines.length, attempt + 1));
        }
        return;
      }
      started += attempt == 1 ? begun : 0;
      read += hasRead - begun;
      computed += events.seconds() - hasRead;
      last = Math.max(last, events.seconds());
    }
  }
}
