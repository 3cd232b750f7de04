package io.pulsemill.engine.journal;

import io.pulsemill.engine.Engine;
import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.PassResult;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.job.Progress;
import io.pulsemill.run.EntryFolder;
import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine whose sums are kept: what an earlier driver of the run was answered is read, and only
 * what follows is asked for. Until then the rows are not even read.
 */
public final class JournaledEngine implements Engine {
  private static final String STATISTICS = "statistics";

  private final Engine engine;
  private final EntryFolder folder;
  private final PassJournal journal;
  private final Deadline begin;
  private final PhaseClock clock;

  private @Nullable RowPreparations unprepared;
  private int passes;

  /**
   * Opens the journal in a folder, empty or not.
   *
   * @param begin how long a run is to take before its sums are worth a file
   */
  public JournaledEngine(
      Engine engine, EntryFolder folder, Duration begin, PhaseClock clock, Progress progress)
      throws IOException {
    this.engine = engine;
    this.folder = folder;
    this.clock = clock;
    journal = new PassJournal(folder, begin);
    this.begin = Deadline.after(Ticker.SYSTEM, begin);
    if (journal.kept() > 0) {
      progress.say("passes known from an earlier driver: " + journal.kept());
    }
  }

  @Override
  public TrainingStatistics statistics(StatisticsScope scope) throws IOException {
    TrainingStatistics known = folder.read(STATISTICS, TrainingStatistics::read);
    if (known != null) {
      clock.lap(Phase.READ);
      return known;
    }
    TrainingStatistics sum = engine.statistics(scope);
    if (begin.passed()) {
      folder.write(STATISTICS, sum::write);
      clock.lap(Phase.COMMIT);
    }
    return sum;
  }

  /** {@inheritDoc} The engine is told once it is asked. */
  @Override
  public void prepare(RowPreparations rows) throws IOException {
    if (journal.kept() == 0) {
      engine.prepare(rows);
    } else {
      unprepared = rows;
    }
  }

  @Override
  public PassResult pass(List<PassRequest> requests) throws IOException {
    passes++;
    PassJournal.Entry entry = journal.read(passes, requests);
    if (entry != null) {
      clock.lap(Phase.READ);
      Optional<String> job = Optional.of(entry.job()).filter(id -> !id.isEmpty());
      return new PassResult(entry.sums(), entry.seconds(), job);
    }
    if (unprepared != null) {
      engine.prepare(unprepared);
      unprepared = null;
    }
    PassResult result = engine.pass(requests);
    String job = result.jobId().orElse("");
    journal.add(passes, requests, new PassJournal.Entry(result.all(), result.seconds(), job));
    return result;
  }

  @Override
  public int cores() {
    return engine.cores();
  }

  @Override
  public int parallelism() {
    return engine.parallelism();
  }

  /** What is still to be written is, so that a run that failed can go on after its last pass. */
  @Override
  public void close() throws IOException {
    try (engine) {
      journal.flush();
    } finally {
      journal.close();
    }
  }
}
