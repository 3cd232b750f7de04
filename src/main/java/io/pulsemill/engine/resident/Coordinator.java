package io.pulsemill.engine.resident;

import io.pulsemill.InputException;
import io.pulsemill.engine.TooLittleMemoryException;
import io.pulsemill.engine.Trained.Scored;
import io.pulsemill.engine.Training;
import io.pulsemill.engine.TrainingResult;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.engine.select.Selection;
import io.pulsemill.metrics.Scores;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Task 0 at work: gathers the gang, runs the training over it, lets it evaluate, and writes what
 * came of it. Its own rows are served by a separate thread, like any other member's.
 *
 * <p>Two attempts at task 0 may run at once: a twin, or one the cluster believes dead. The one
 * whose address was published last leads; the other steps down when it sees that. Both would come
 * to the same result.
 */
final class Coordinator {
  /** For connected members to learn that it is over; the others find it in the folder. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private static final Duration LONG_SILENCE = Duration.ofSeconds(15);

  /** Signs of a member that may be missed before that is said. */
  private static final int MISSED_SIGNS = 3;

  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

  private final ResidentTask task;
  private final Member member;
  private final ProgressLogWriter said;
  private final PhaseClock clock;
  private final int term;
  private final Duration silence;
  private final Ticker ticker;

  private GangServer server;
  private TaskAddress address;
  private CompletableFuture<Boolean> serving;
  private volatile boolean leading = true;
  private Deadline nextCheck;
  private int silent = -1;
  private int saidDepth = 1;
  private Gang gang;

  /** Another attempt leads, or the run is over. */
  private static final class SteppedDownException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param clock receives the time of the run by phase, while it was led from here
   * @param term how often this attempt has led before
   */
  Coordinator(
      ResidentTask task,
      Member member,
      ProgressLogWriter said,
      PhaseClock clock,
      int term,
      Ticker ticker) {
    this.task = task;
    this.member = member;
    this.said = said;
    this.clock = clock;
    this.term = term;
    Duration signs =
        MemberTimes.of(task.members(), task.toReturn()).betweenSigns().multipliedBy(MISSED_SIGNS);
    silence = signs.compareTo(LONG_SILENCE) > 0 ? signs : LONG_SILENCE;
    this.ticker = ticker;
    nextCheck = Deadline.after(ticker, BETWEEN_CHECKS);
  }

  /** Leads the gang until the run is over or another attempt at task 0 leads. */
  void lead() throws IOException {
    gang = task.gang(term, ticker);
    server = GangServer.start(gang, task.host(), task.token(), task.conf());
    try {
      address = task.address(server.address().getPort());
      task.folder().write(GangFolder.ADDRESS, address::write);
      serving = CompletableFuture.supplyAsync(this::serveSelf, work -> start(work));
      Outcome outcome = outcome();
      if (!task.folder().has(GangFolder.OUTCOME)) {
        task.folder().write(GangFolder.OUTCOME, outcome::write);
      }
      gang.end(FAREWELL);
    } catch (SteppedDownException e) {
      said.say("task 0: another attempt leads");
    } finally {
      leading = false;
      server.close();
    }
    awaitSelf();
    clock.lap(Phase.COMMIT);
  }

  private Outcome outcome() throws IOException {
    try {
      gang.awaitAll(this::lookAround);
      task.folder().write(GangFolder.FORMED, out -> {});
      said.say(
          "%s: all %d %s run"
              .formatted(engineName(), task.members(), task.reduces() ? "reduce tasks" : "tasks"));
      try (ResidentEngine engine =
          new ResidentEngine(
              gang,
              this::lookAround,
              task.folder(),
              task.job(),
              task.cores(),
              member::parts,
              clock,
              task.plan().folds().count(),
              FanIn.bytesAtOnce(task.members(), Runtime.getRuntime().maxMemory()))) {
        return outcome(engine);
      }
    } catch (TooLittleMemoryException | OutOfMemoryError e) {
      return new Outcome.GangLost("in task 0: " + e.getMessage());
    } catch (InputException e) {
      return new Outcome.Refused(e.getMessage());
    } catch (GangLostException e) {
      return new Outcome.GangLost(e.getMessage());
    }
  }

  private Outcome outcome(ResidentEngine engine) throws IOException {
    if (engine.kept() > 0) {
      said.say("task 0 restarted; resuming after pass %d".formatted(engine.kept()));
    }
    clock.lap(Phase.TASK_START);
    TrainingSettings settings = task.plan().settings();
    if (task.reduces()) {
      engine.statistics(settings.scope()); // answered when all rows are made: the training begins
      clock.restart();
    }
    if (task.plan().selection() != null) {
      return new Outcome.Selects(
          new Selection(settings.columns(), settings, task.plan().selection(), null, said)
              .run(engine, clock));
    }
    TrainingResult result = new Training(settings.columns(), settings, said).run(engine, clock);
    if (task.plan().evaluated() == null) {
      return new Outcome.Trained(result, Optional.empty());
    }
    long start = ticker.nanos();
    Scores scores = engine.scores(ModelJson.write(result.model()).getBytes(StandardCharsets.UTF_8));
    clock.lap(Phase.COMPUTE);
    return new Outcome.Trained(result, Optional.of(new Scored(scores, ticker.secondsSince(start))));
  }

  /** While others are at work: is this task still to lead, and are all of them there? */
  private void lookAround() throws IOException {
    task.progress();
    if (serving.isCompletedExceptionally()) {
      awaitSelf();
    }
    sayTree();
    if (!nextCheck.passed()) {
      return;
    }
    nextCheck = Deadline.after(ticker, BETWEEN_CHECKS);
    if (task.folder().has(GangFolder.OUTCOME) || !address.equals(task.leader())) {
      throw new SteppedDownException();
    }
    OptionalInt now = gang.silent(silence);
    if (now.isPresent() && now.getAsInt() != silent) {
      said.say("task %d: no response for %d s".formatted(now.getAsInt(), silence.toSeconds()));
    }
    silent = now.orElse(-1);
  }

  /** When there is a tree, and when it becomes another one. */
  private void sayTree() {
    int depth = gang.tree().depth();
    if (depth != saidDepth) {
      saidDepth = depth;
      said.say(
          depth == 1
              ? "%s: sums come to task 0".formatted(engineName())
              : "%s: sums come by a tree of %d levels".formatted(engineName(), depth));
    }
  }

  private String engineName() {
    return task.reduces() ? "fused" : "resident";
  }

  private boolean serveSelf() {
    try {
      return member.serve(server, task::needsStatistics, () -> leading);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private void awaitSelf() throws IOException {
    try {
      serving.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "pulsemill-member");
    thread.setDaemon(true);
    thread.start();
  }
}
