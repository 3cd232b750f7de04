package io.pulsemill.engine.resident;

import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.PassSums;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.sums.SumWritable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A gang by the engine's own protocol, in time and on machines that are simulated: {@link Gang},
 * {@link Branch} and {@link MemberProtocol} do what they do in a run. Not thread-safe.
 */
public final class SimulatedGang {
  /** How often a server looks for callers that have waited for long; the real one four times. */
  private static final double BETWEEN_LOOKS = 1;

  private static final double PAUSE = 0.1;

  private final int members;
  private final GangTimes times;
  private final int fanIn;
  private final GangWorld world;
  private final @Nullable SimulatedMember[] attempts;
  private final Map<TaskAddress, SimulatedService> services = new LinkedHashMap<>();
  private final List<SimulatedMember> leaderless = new ArrayList<>();
  private final Consumer<String> lost;
  private final SimulatedMember.Ways ways = new Ways();

  private @Nullable Gang gang;
  private SimulatedService top;
  private @Nullable Runnable formed;
  private @Nullable Consumer<PassSums> summed;
  private int started;
  private int terms;
  private boolean over;

  private final class Ways implements SimulatedMember.Ways {
    @Override
    public SimulatedService top() {
      return top;
    }

    @Override
    public SimulatedService at(TaskAddress address) {
      return services.get(address);
    }

    @Override
    public void awaitLeader(SimulatedMember member) {
      if (gang == null) {
        leaderless.add(member);
      } else {
        world.after(PAUSE, member::follow);
      }
    }

    @Override
    public boolean over() {
      return over;
    }
  }

  /**
   * A gang of which nobody is there yet.
   *
   * @param patience of the gang, for members to come and to return
   * @param fanIn 0: by {@link FanIn}; {@link Integer#MAX_VALUE} for a star
   * @param lost told why, if the gang is lost
   */
  public SimulatedGang(
      int members, Duration patience, int fanIn, GangWorld world, Consumer<String> lost) {
    this.members = members;
    times = new GangTimes(patience, patience.plusMillis(RunPlan.STALL_MILLIS), GangServer.PATIENCE);
    this.fanIn = fanIn;
    this.world = world;
    this.lost = lost;
    attempts = new SimulatedMember[members];
    top = nobody();
    world.after(BETWEEN_LOOKS, this::look);
  }

  /** An attempt at a member starts; that at the first leads. */
  public void start(int member) {
    String machine = String.valueOf(world.machine(member));
    TaskAddress address = new TaskAddress(machine, 1 + member, String.valueOf(started++));
    Duration betweenSigns = MemberTimes.of(members, times.toReturn()).betweenSigns();
    SimulatedMember attempt = new SimulatedMember(world, ways, member, address, betweenSigns);
    attempts[member] = attempt;
    services.put(address, attempt.service());
    if (member == 0) {
      lead();
    }
    attempt.follow(); // without a leader it misses him, and waits
  }

  /** Whether an attempt at a member is there. */
  public boolean runs(int member) {
    return attempts[member] != null;
  }

  /**
   * The attempt at a member dies.
   *
   * @param machine its machine too, so that nobody refuses calls to it
   */
  public void die(int member, boolean machine) {
    attempts[member].dies(machine);
    attempts[member] = null;
    if (member == 0) {
      gang = null;
      top.goes(machine);
      formed = null;
      summed = null;
    }
  }

  private void lead() {
    Gang next = new Gang(members, times, terms++, this::fanIn, world);
    gang = next;
    top = new SimulatedService(world, next, 0, this::heard);
    List<SimulatedMember> waiting = List.copyOf(leaderless);
    leaderless.clear();
    waiting.forEach(member -> world.after(PAUSE, member::follow));
  }

  private int fanIn(Request request) {
    return fanIn > 0
        ? fanIn
        : FanIn.of(members, world.sumBytes(request.step()) / request.part().of());
  }

  /** Does {@code then} when all are there. */
  public void whenFormed(Runnable then) {
    formed = then;
    heard();
  }

  /** Asks all for a sum, in as many parts as one of its size comes in. */
  public void ask(long step, Runnable then) {
    ask(step, new ArrayList<>(), then);
  }

  private void ask(long step, List<PassSums> parts, Runnable then) {
    int of = Part.count(world.sumBytes(step), Part.BYTES);
    PassRequest all = PassRequest.all(0, new double[4], Derivatives.GRADIENT);
    summed =
        part -> {
          parts.add(part);
          if (parts.size() < of) {
            ask(step, parts, then);
          } else {
            count(of == 1 ? part : PassSums.join(parts));
            then.run();
          }
        };
    gang.pose(Request.sums(step, List.of(all)).part(new Part(parts.size(), of)));
    heard();
  }

  /** Lets all standardize their rows. */
  public void prepare() {
    Standardization unit = new Standardization(new double[1], new double[] {1}, new double[] {1});
    RowPreparation rows =
        new RowPreparation(new TrainingSplit(1, 1), List.of("a", "b"), new int[1], unit);
    gang.prepare(RowPreparations.of(rows));
  }

  /** Tells all that the run is over. */
  public void end() {
    over = true;
    gang.pose(Request.of(Request.Kind.END, Long.MAX_VALUE));
  }

  /** How many sums one of the last passes on its way: 1 in a star. */
  public int depth() {
    return gang.tree().depth();
  }

  private SimulatedService nobody() {
    SimulatedService none =
        new SimulatedService(world, new Branch(0, GangServer.PATIENCE, world), 0, () -> {});
    none.goes(false);
    return none;
  }

  /** Somebody has said something to task 0. */
  private void heard() {
    if (formed != null && gang.complete()) {
      Runnable then = formed;
      formed = null;
      then.run();
    } else if (summed != null) {
      SumWritable<?> sum = gang.sum();
      if (sum != null) {
        Consumer<PassSums> then = summed;
        summed = null;
        then.accept((PassSums) sum.get());
      }
    }
  }

  private void count(PassSums sum) {
    long rows = sum.rows(0, 0);
    if (rows != members) {
      throw new IllegalStateException(
          "expected a sum over %d members but found %d".formatted(members, rows));
    }
  }

  private void look() {
    if (over) {
      return;
    }
    if (gang != null) {
      try {
        gang.check();
      } catch (GangLostException e) {
        over = true;
        lost.accept(e.getMessage());
        return;
      }
    }
    top.expire();
    services.values().stream().filter(SimulatedService::called).forEach(SimulatedService::expire);
    world.after(BETWEEN_LOOKS, this::look);
  }
}
