package io.pulsemill.plan;

import io.pulsemill.engine.resident.GangWorld;
import io.pulsemill.engine.resident.MessageCosts;
import io.pulsemill.engine.resident.SimulatedGang;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A gang's training: the protocol is the real one, time and machines are not. */
final class ResidentSimulation implements GangWorld {
  /** Of a message beside its content. */
  private static final double HEADER_BYTES = 150;

  /** Beyond which a simulation is of no use, seconds. */
  private static final double LIMIT = 2e5;

  /** Until a task that says nothing is replaced: mapreduce.task.timeout of a resident job. */
  private static final double STALL = 60;

  private static final int STATISTICS = 1;
  private static final int FIRST_PASS = 2;

  private final Scenario scenario;
  private final Costs costs;
  private final EventQueue events = new EventQueue();
  private final SplittableRandom random;
  private final List<Machine> machines = new ArrayList<>();

  /** By machine: how much longer than usual its work takes. */
  private final List<Double> slowness = new ArrayList<>();

  private final int[] placed;

  /** By task: what it takes in, and what it sends, each by a thread of its own. */
  private final MessageLoop[] inboxes;

  private final MessageLoop[] outboxes;
  private final SimulatedGang gang;
  private final Planned planned = new Planned();
  private final PassWork pass = new PassWork();

  private final LostTasks lostTasks = new LostTasks();
  private int running;
  private int next = STATISTICS;
  private double since;
  private boolean over;

  /** Whether tasks have their rows when they begin. */
  private boolean handed;

  private ResidentSimulation(Scenario scenario, Costs costs) {
    this.scenario = scenario;
    this.costs = costs;
    random = new SplittableRandom(scenario.seed());
    for (int m = 0; m < scenario.machines(); m++) {
      addMachine();
    }
    placed = new int[scenario.tasks()];
    inboxes = new MessageLoop[scenario.tasks()];
    outboxes = new MessageLoop[scenario.tasks()];
    Duration patience = Duration.ofMillis(Math.round(scenario.gangTimeout() * 1e3));
    gang = new SimulatedGang(scenario.tasks(), patience, scenario.fanIn(), this, this::lost);
  }

  /** Of a resident job, from the start of its driver to its end. */
  static Planned resident(Scenario scenario, Costs costs) {
    ResidentSimulation run = new ResidentSimulation(scenario, costs);
    Costs.JobCosts job = costs.job();
    double begins =
        job.start().draw(run.random)
            + job.submit().draw(run.random)
            + job.master().draw(run.random);
    for (int task = 0; task < scenario.tasks(); task++) {
      int number = task;
      run.placed[task] = scenario.machine(task);
      run.events.after(begins + task / Costs.LAUNCHES, () -> run.launch(number));
    }
    return run.finish();
  }

  /** Of reduce tasks that run and have their rows. */
  static Planned fused(Scenario scenario, Costs costs) {
    ResidentSimulation run = new ResidentSimulation(scenario, costs);
    run.handed = true;
    for (int task = 0; task < scenario.tasks(); task++) {
      run.placed[task] = scenario.machine(task);
      run.runs(task);
    }
    return run.finish();
  }

  private int addMachine() {
    int number = machines.size();
    Cores cores = new Cores(events, scenario.cores(), costs.alone());
    machines.add(new Machine(events, cores, costs.message().bytesPerSecond()));
    slowness.add(StrictMath.exp(costs.unevenness() * random.nextGaussian()));
    if (scenario.failures() > 0) {
      double hours = -StrictMath.log(1 - random.nextDouble()) / scenario.failures();
      events.after(hours * 3600, () -> fail(number));
    }
    return number;
  }

  private Planned finish() {
    while (!over && events.step()) {
      if (events.seconds() > LIMIT) {
        lost("it did not end within %.0f s".formatted(LIMIT));
      }
    }
    planned.mostBytes(inboxes[0] == null ? 0 : inboxes[0].mostBytes()); // it may never have run
    return planned;
  }

  private void lost(String why) {
    planned.lost(why);
    over = true;
  }

  private void launch(int task) {
    events.after(
        costs.job().startSeconds(),
        () ->
            cores(task)
                .run(costs.job().startWork() * slow(task), scenario.cores(), () -> runs(task)));
  }

  private void runs(int task) {
    inboxes[task] = new MessageLoop(cores(task));
    outboxes[task] = new MessageLoop(cores(task));
    gang.start(task);
    if (running < scenario.tasks() && ++running == scenario.tasks()) {
      lap(Planned.Part.START);
    }
    if (task == 0) {
      gang.whenFormed(this::goOn);
    }
  }

  /** Asks what is to be asked next: of a second attempt at task 0, where the first one was. */
  private void goOn() {
    if (next > STATISTICS) {
      gang.prepare();
    }
    gang.ask(next, next == STATISTICS ? this::statistics : this::summed);
  }

  private void statistics() {
    double read = Math.max(since, lostTasks.read(events.seconds()));
    planned.add(Planned.Part.READ, read - since);
    since = read;
    lap(Planned.Part.FAILURES);
    next = FIRST_PASS;
    gang.prepare();
    pass.clear(lostTasks.missing());
    events.after(costs.pilot(), this::step);
  }

  private void summed() {
    double all = events.seconds() - since;
    double most = Math.min(all, pass.most());
    double mean = Math.min(most, pass.mean());
    planned.add(Planned.Part.COMPUTE, mean);
    planned.add(Planned.Part.STRAGGLERS, most - mean);
    planned.add(pass.disturbed() ? Planned.Part.FAILURES : Planned.Part.SUMS, all - most);
    planned.pass(all);
    planned.depth(gang.depth());
    since = events.seconds();
    next++;
    if (next < FIRST_PASS + scenario.passes()) {
      events.after(scenario.stepSeconds(), this::step);
    } else {
      gang.end();
      over = true;
      planned.add(Planned.Part.END, costs.job().end().draw(random));
    }
  }

  /** The optimizer has made its step. */
  private void step() {
    lap(Planned.Part.OPTIMIZER);
    pass.clear(lostTasks.missing());
    if (gang.runs(0)) {
      gang.ask(next, this::summed);
    }
  }

  private void lap(Planned.Part part) {
    planned.add(part, events.seconds() - since);
    since = events.seconds();
  }

  /** Its tasks start on another one, of which there are enough. */
  private void fail(int machine) {
    int spare = -1;
    for (int task = 0; task < placed.length; task++) {
      if (placed[task] == machine && gang.runs(task)) {
        int number = task;
        spare = spare < 0 ? addMachine() : spare;
        gang.die(task, true);
        lostTasks.lost(task);
        pass.disturb();
        planned.failed();
        placed[task] = spare;
        events.after(STALL, () -> launch(number));
      }
    }
  }

  private Cores cores(int task) {
    return machines.get(placed[task]).cores();
  }

  private double slow(int task) {
    return slowness.get(placed[task]);
  }

  @Override
  public long nanos() {
    return events.nanos();
  }

  @Override
  public int machine(int member) {
    return placed[member];
  }

  @Override
  public void after(double seconds, Runnable event) {
    events.after(seconds, event);
  }

  @Override
  public void work(int member, Work work, long step, Runnable done) {
    Costs.JobCosts job = costs.job();
    Cores cores = cores(member);
    double all = scenario.cores();
    switch (work) {
      case READ -> {
        double factor = handed && !lostTasks.once(member) ? 0 : slow(member);
        double values = job.valueWork() * scenario.valuesPerTask();
        Runnable read =
            () -> {
              lostTasks.hasRead(member, gang.runs(member), events.seconds());
              done.run();
            };
        cores.run(job.taskWork() * factor, all, () -> cores.run(values * factor, 1, read));
      }
      case PREPARE -> cores.run(job.warmWork() / 2, all, done);
      case SUM -> {
        double warm = step == FIRST_PASS ? job.warmWork() / 2 : 0;
        double sums = step == STATISTICS ? 0 : job.multiplyAdd() * scenario.multiplyAddsPerTask();
        double begun = events.seconds();
        double delay = step == STATISTICS ? job.onceSeconds() : costs.delay().draw(random);
        Runnable worked =
            () -> {
              pass.worked(events.seconds() - begun);
              done.run();
            };
        cores.run(
            warm, all, () -> cores.run(sums * slow(member), 1, () -> events.after(delay, worked)));
      }
    }
  }

  @Override
  public void send(int from, int to, double bytes, Runnable taken) {
    if (from == to) {
      events.after(0, taken);
      return;
    }
    MessageCosts message = costs.message();
    double work = message.call() + bytes * message.perByte();
    outboxes[from].add(
        work,
        bytes,
        () ->
            machines
                .get(placed[from])
                .send(
                    machines.get(placed[to]),
                    bytes + HEADER_BYTES,
                    message.hop(),
                    () -> inboxes[to].add(work, bytes, taken)));
  }

  @Override
  public double sumBytes(long step) {
    return step == STATISTICS ? scenario.statisticsBytes() : scenario.sumBytes();
  }

  @Override
  public double requestBytes(long step) {
    return step < FIRST_PASS || step == Long.MAX_VALUE ? 0 : Double.BYTES * scenario.weights();
  }
}
