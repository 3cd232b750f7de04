package io.pulsemill.engine.resident;

import io.pulsemill.engine.Engine;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.engine.TrainingStatisticsWritable;
import io.pulsemill.metrics.Scores;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Sums by asking a gang. A step that the run took before task 0 was started again is not asked but
 * read: statistics from their file, passes from the journal.
 */
final class ResidentEngine implements Engine {
  private static final long STATISTICS_STEP = 1;

  private final Gang gang;
  private final Gang.Idle idle;
  private final RunFolder folder;
  private final PassJournal journal;
  private final String job;
  private final int cores;
  private final Supplier<PhaseTimes> own;
  private final Ticker ticker;
  private final PhaseClock clock;

  private PhaseTimes told = new PhaseTimes();
  private int passes;
  private double lastSeconds;

  /**
   * @param idle what to look after while the gang is at work
   * @param cores of this task
   * @param own where the time of this task's own rows went so far
   */
  ResidentEngine(
      Gang gang,
      Gang.Idle idle,
      RunFolder folder,
      String job,
      int cores,
      Supplier<PhaseTimes> own,
      Ticker ticker)
      throws IOException {
    this.gang = gang;
    this.idle = idle;
    this.folder = folder;
    this.journal = new PassJournal(folder);
    this.job = job;
    this.cores = cores;
    this.own = own;
    this.ticker = ticker;
    clock = new PhaseClock(ticker);
  }

  /** Passes that need not be asked for. */
  int kept() {
    return journal.kept();
  }

  @Override
  public String key() {
    return "resident";
  }

  @Override
  public int cores() {
    return cores;
  }

  @Override
  public int parallelism() {
    return gang.members();
  }

  /**
   * What this task did for an answer; the rest of the time until all had answered is the way of the
   * sums, and waiting for the slowest.
   */
  @Override
  public PhaseTimes parts() {
    return clock.parts();
  }

  @Override
  public String lastJob() {
    return job;
  }

  @Override
  public double lastSeconds() {
    return lastSeconds;
  }

  @Override
  public TrainingStatistics statistics(boolean crossProducts) throws IOException {
    clock.skip();
    try {
      return statistics();
    } finally {
      answered();
    }
  }

  private TrainingStatistics statistics() throws IOException {
    TrainingStatistics known = folder.read(RunFolder.STATISTICS, TrainingStatistics::read);
    if (known != null) {
      return known;
    }
    Request request = Request.of(Request.Kind.STATISTICS, STATISTICS_STEP);
    TrainingStatistics sum = ((TrainingStatisticsWritable) gang.ask(request, idle)).get();
    // Before the first pass: after that, no member has what it took.
    folder.write(RunFolder.STATISTICS, sum::write);
    return sum;
  }

  @Override
  public void prepare(RowPreparation rows) {
    gang.prepare(rows);
  }

  @Override
  public SoftmaxSums sum(double[] weights, Derivatives order) throws IOException {
    passes++;
    clock.skip();
    long start = ticker.nanos();
    PassJournal.Entry entry = journal.read(passes, weights, order);
    if (entry != null) {
      lastSeconds = entry.seconds();
    } else {
      Request request = Request.sums(STATISTICS_STEP + passes, weights, order);
      SoftmaxSums sums = (SoftmaxSums) gang.ask(request, idle).get();
      entry = new PassJournal.Entry(sums, ticker.secondsSince(start));
      journal.add(passes, weights, order, entry);
      lastSeconds = ticker.secondsSince(start);
    }
    answered();
    return entry.sums();
  }

  /** Scores {@code model}, JSON, over the rows that are to be evaluated. */
  Scores scores(byte[] model) throws IOException {
    clock.skip();
    SumWritable<?> sum = gang.ask(Request.scores(STATISTICS_STEP + passes + 1, model), idle);
    answered();
    return (Scores) sum.get();
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
