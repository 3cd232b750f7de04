package io.pulsemill.engine.resident;

import io.pulsemill.job.JobSettings;
import io.pulsemill.table.DamagedTableException;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.hadoop.ipc.RPC;

/**
 * A task attempt's stay in a gang, until the run is over. An attempt at task 0 leads if no other
 * does; all else follow.
 */
final class Membership {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ResidentTask task;
  private final Member member;
  private final ProgressLogWriter said;
  private final Ticker ticker;
  private final PhaseClock clock;
  private int terms;

  /** {@code said}: what an attempt at task 0 logs; null for others. */
  Membership(ResidentTask task, Member member, ProgressLogWriter said, Ticker ticker) {
    this.task = task;
    this.member = member;
    this.said = said;
    this.ticker = ticker;
    clock = new PhaseClock(ticker);
  }

  /** Where the time went, of the run as it was led from here. */
  PhaseTimes parts() {
    return clock.parts();
  }

  /** Stays. */
  void stay() throws IOException, InterruptedException {
    try (GangServer server = task.serve(member.branch())) {
      if (server != null) {
        member.listens(task.address(server.address().getPort()));
      }
      untilTheEnd();
    } catch (IOException | RuntimeException e) {
      endWhereNobodyCanHelp(e);
      throw e;
    }
  }

  /**
   * Ends the run for all if another attempt would fare no better: the table is not what it was, or
   * there is none, as the local runner starts no task again and looks at failures when all have
   * ended.
   */
  private void endWhereNobodyCanHelp(Exception failure) throws IOException {
    Outcome outcome = null;
    if (failure instanceof DamagedTableException) {
      outcome = new Outcome.Refused(failure.getMessage());
    } else if (JobSettings.isLocal(task.conf())) {
      outcome = new Outcome.GangLost("a task failed: " + failure);
    }
    if (outcome != null && !task.folder().has(GangFolder.OUTCOME)) {
      task.folder().write(GangFolder.OUTCOME, outcome::write);
    }
  }

  private void untilTheEnd() throws IOException, InterruptedException {
    while (!task.folder().has(GangFolder.OUTCOME)) {
      TaskAddress leader = task.leader();
      boolean another = leader != null && !leader.attempt().equals(task.attempt());
      if (another && follow(leader)) {
        continue;
      }
      if (task.first() && !task.folder().has(GangFolder.OUTCOME)) {
        new Coordinator(task, member, said, clock, terms++, ticker).lead();
      } else {
        pause();
      }
    }
  }

  /** Serves the leader as long as it leads; false if it cannot be reached. */
  private boolean follow(TaskAddress leader) throws IOException {
    InetSocketAddress address = leader.socket();
    if (address.isUnresolved()) {
      return false; // its machine is gone, and its name
    }
    GangProtocol link = GangRpc.connect(address, task.token(), task.conf());
    try {
      member.serve(link, task::needsStatistics, () -> leads(leader));
      return true;
    } catch (LinkLostException e) {
      task.status("task 0 at %s: %s".formatted(address, e.getCause()));
      return false;
    } finally {
      RPC.stopProxy(link);
    }
  }

  private boolean leads(TaskAddress leader) {
    try {
      return leader.equals(task.leader());
    } catch (IOException e) {
      return true; // the folder is out of reach, the leader is not
    }
  }

  /** A moment without task 0; too many of them end the run. */
  private void pause() throws IOException, InterruptedException {
    Duration limit = task.toReturn().multipliedBy(2);
    if (member.silence().compareTo(limit) > 0) {
      Outcome lost =
          new Outcome.GangLost("task 0 could not be reached for %d s".formatted(limit.toSeconds()));
      task.folder().write(GangFolder.OUTCOME, lost::write);
      return;
    }
    task.progress();
    Thread.sleep(PAUSE.toMillis());
  }
}
