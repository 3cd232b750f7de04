package io.pulsemill.engine.resident;

import io.pulsemill.engine.Engine;
import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.PassResult;
import io.pulsemill.engine.PassSums;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.engine.TrainingStatisticsWritable;
import io.pulsemill.engine.journal.PassJournal;
import io.pulsemill.metrics.Scores;
import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sums by asking a gang. A step that the run took before task 0 was started again is not asked but
 * read: statistics from their file, passes from the journal.
 */
final class ResidentEngine implements Engine {
  private static final long STATISTICS_STEP = 1;

  private final Gang gang;
  private final Gang.Idle idle;
  private final GangFolder folder;
  private final PassJournal journal;
  private final String job;
  private final int cores;
  private final Supplier<PhaseTimes> own;
  private final PhaseClock clock;
  private final int folds;
  private final int atOnce;

  private PhaseTimes told = PhaseTimes.ZERO;
  private int passes;

  /**
   * @param idle what to look after while the gang is at work
   * @param cores of this task
   * @param own where the time of this task's own rows went so far; the rest of the time until all
   *     have answered is the way of the sums, and waiting for the slowest
   * @param folds of the run
   * @param atOnce bytes of a sum that come at once, see {@link Part}
   */
  ResidentEngine(
      Gang gang,
      Gang.Idle idle,
      GangFolder folder,
      String job,
      int cores,
      Supplier<PhaseTimes> own,
      PhaseClock clock,
      int folds,
      int atOnce)
      throws IOException {
    this.gang = gang;
    this.idle = idle;
    this.folder = folder;
    this.journal = new PassJournal(folder);
    this.job = job;
    this.cores = cores;
    this.own = own;
    this.clock = clock;
    this.folds = folds;
    this.atOnce = atOnce;
  }

  /** Passes that need not be asked for. */
  int kept() {
    return journal.kept();
  }

  @Override
  public int cores() {
    return cores;
  }

  @Override
  public int parallelism() {
    return gang.members();
  }

  @Override
  public TrainingStatistics statistics(StatisticsScope scope) throws IOException {
    try {
      return statistics();
    } finally {
      answered();
    }
  }

  private TrainingStatistics statistics() throws IOException {
    TrainingStatistics known = folder.read(GangFolder.STATISTICS, TrainingStatistics::read);
    if (known != null) {
      return known;
    }
    Request request = Request.of(Request.Kind.STATISTICS, STATISTICS_STEP);
    TrainingStatistics sum = ((TrainingStatisticsWritable) gang.ask(request, idle)).get();
    // Before the first pass: after that, no member has what it took.
    folder.write(GangFolder.STATISTICS, sum::write);
    return sum;
  }

  @Override
  public void prepare(RowPreparations rows) {
    gang.prepare(rows);
  }

  @Override
  public PassResult pass(List<PassRequest> requests) throws IOException {
    passes++;
    double start = clock.seconds();
    PassJournal.Entry entry = journal.read(passes, requests);
    double seconds;
    if (entry != null) {
      seconds = entry.seconds();
    } else {
      PassSums sums = ask(Request.sums(STATISTICS_STEP + passes, requests), requests);
      entry = new PassJournal.Entry(sums, clock.seconds() - start, job);
      journal.add(passes, requests, entry);
      seconds = clock.seconds() - start;
    }
    answered();
    return new PassResult(entry.sums(), seconds, Optional.of(entry.job()));
  }

  /** The sum of all, which comes in parts if it is large. */
  private PassSums ask(Request request, List<PassRequest> requests) throws IOException {
    int of = Request.parts(requests, folds, atOnce);
    if (of == 1) {
      return (PassSums) gang.ask(request, idle).get();
    }
    List<PassSums> parts = new ArrayList<>();
    for (int number = 0; number < of; number++) {
      parts.add((PassSums) gang.ask(request.part(new Part(number, of)), idle).get());
    }
    return PassSums.join(parts);
  }

  /** Scores {@code model}, JSON, over the rows that are to be evaluated. */
  Scores scores(byte[] model) throws IOException {
    return (Scores) gang.ask(Request.scores(STATISTICS_STEP + passes + 1, model), idle).get();
  }

  private void answered() {
    PhaseTimes all = own.get();
    clock.lap(all.since(told), Phase.SHUFFLE_AND_SUM);
    told = all;
  }

  @Override
  public void close() throws IOException {
    journal.flush();
    journal.close();
  }
}
