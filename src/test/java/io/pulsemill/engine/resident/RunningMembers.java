package io.pulsemill.engine.resident;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The members of a run, each in a thread that looks for task 0 until the run is over. */
final class RunningMembers {
  private final SmallRun run;
  private final List<CompletableFuture<Void>> threads = new ArrayList<>();

  /** Where children come to, of the attempts that live. */
  private final Map<TaskAddress, Branch> branches = new ConcurrentHashMap<>();

  private final AtomicInteger attempts = new AtomicInteger();
  private volatile Gang leader;

  /** The ways of one member. */
  interface Links {
    GangProtocol to(Supplier<? extends GangService> service, Object there);
  }

  RunningMembers(SmallRun run) {
    this.run = run;
  }

  /** Whom they find from now on; null: nobody. */
  void follow(Gang gang) {
    leader = gang;
  }

  Gang leader() {
    return leader;
  }

  /** Starts the next member; the first is that of task 0 itself. */
  void start(Links links) {
    start(threads.size(), links);
  }

  /** Starts a member that may have started before: it then has a twin. */
  void start(int number, Links links) {
    threads.add(Threads.start(() -> live(number, links)));
  }

  /** Ends the run and waits for all of them, as {@link Coordinator} and a task do. */
  void end() throws IOException {
    run.folder.write(GangFolder.OUTCOME, out -> {});
    leader.end(Duration.ofMillis(100));
  }

  /** Waits for all of them; who did not hear that it is over finds that in the folder. */
  void awaitAll() {
    follow(null);
    threads.forEach(CompletableFuture::join);
  }

  private Void live(int number, Links links) throws IOException {
    boolean over = false;
    while (!over) {
      Member member = run.member(number, roads(links));
      TaskAddress here =
          new TaskAddress("host " + number, 1 + number, "attempt " + attempts.getAndIncrement());
      branches.put(here, member.branch());
      member.listens(here);
      over = stay(member, links);
      branches.remove(here);
    }
    return null;
  }

  /** Until the run is over, or the member has died. */
  private boolean stay(Member member, Links links) throws IOException {
    boolean over = false;
    while (!over) {
      Gang gang = leader;
      BooleanSupplier leads = () -> gang == leader;
      GangProtocol task0 = links.to(() -> leads.getAsBoolean() ? gang : null, "task 0");
      try {
        over = member.serve(task0, run::needsStatistics, leads);
      } catch (LinkLostException e) {
        over = run.folder.has(GangFolder.OUTCOME);
      } catch (Mishap.DiedException e) {
        return false; // another attempt
      }
    }
    return true;
  }

  private Uplink.Roads roads(Links links) {
    return new Uplink.Roads() {
      @Override
      public GangProtocol to(TaskAddress address) {
        return links.to(() -> branches.get(address), address);
      }

      @Override
      public void leave(GangProtocol link) {}
    };
  }
}
