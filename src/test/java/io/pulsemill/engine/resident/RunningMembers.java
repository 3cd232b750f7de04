package io.pulsemill.engine.resident;

import io.pulsemill.engine.resident.Member.LinkLostException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The members of a run, each in a thread that looks for task 0 until the run is over. */
final class RunningMembers {
  private final SmallRun run;
  private final List<CompletableFuture<Void>> threads = new ArrayList<>();
  private volatile Gang leader;

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
  void start(GangProtocol link) {
    int number = threads.size();
    threads.add(Threads.start(() -> live(number, link)));
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

  private Void live(int number, GangProtocol link) throws IOException {
    Member member = run.member(number);
    boolean over = false;
    while (!over) {
      try {
        over = member.serve(link, run::needsStatistics, () -> true);
      } catch (LinkLostException e) {
        over = run.folder.has(GangFolder.OUTCOME);
      } catch (FaultyLink.DiedException e) {
        member = run.member(number); // another attempt
      }
    }
    return null;
  }
}
