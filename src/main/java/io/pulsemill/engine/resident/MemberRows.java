package io.pulsemill.engine.resident;

import io.pulsemill.engine.BlockPass;
import io.pulsemill.engine.Parallel;
import io.pulsemill.engine.RawRows;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.engine.SoftmaxSumsWritable;
import io.pulsemill.engine.TableReading;
import io.pulsemill.engine.TrainingStatisticsWritable;
import io.pulsemill.metrics.ModelScores;
import io.pulsemill.metrics.Scores;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.softmax.RowBlock;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.sums.ScoresWritable;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.table.ChosenRows;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one task, read once and kept in primitive arrays: those that train, standardized in
 * place before the first pass, and those that are evaluated, as they are.
 */
final class MemberRows {
  /** Blocks summed for nothing: some 200,000 rows, 50 ms to a warm kernel. */
  private static final int WARM_BLOCKS = 24;

  /** Weights up to which their Hessian costs no more than it is worth as an exercise. */
  private static final int MAX_WARM_HESSIAN = 100;

  private final RunPlan plan;
  private final Parallel threads;
  private final Runnable beat;
  private final PhaseClock clock = new PhaseClock();

  private List<RawRows> training = List.of();
  private List<RawRows> evaluated = List.of();
  private long missing;
  private TrainingStatistics statistics;
  private BlockPass pass;

  /** What one thread reads. */
  private final class Share {
    private final TrainingStatistics sum = zero();
    private final List<RawRows> train = new ArrayList<>();
    private final List<RawRows> evaluate = new ArrayList<>();
    private long left;
  }

  /** {@code beat}: called after every bit of work, by any thread. */
  MemberRows(RunPlan plan, Parallel threads, Runnable beat) {
    this.plan = plan;
    this.threads = threads;
    this.beat = beat;
  }

  /** Where the time spent here went so far. */
  PhaseTimes parts() {
    return clock.parts();
  }

  /** Reads all rows; {@code withStatistics}: sums for the statistics too. */
  void read(TableReading reading, boolean withStatistics) throws IOException {
    clock.skip();
    TrainingStatistics sum = zero();
    List<RawRows> train = new ArrayList<>();
    List<RawRows> evaluate = new ArrayList<>();
    long left = 0;
    for (Share share : reading.each(Share::new, (some, of) -> take(some, of, withStatistics))) {
      sum.add(share.sum);
      train.addAll(share.train);
      evaluate.addAll(share.evaluate);
      left += share.left;
    }
    statistics = withStatistics ? sum : null;
    training = train;
    evaluated = evaluate;
    missing = left;
    clock.lap(reading.parts(), Phase.COMPUTE);
  }

  private void take(TableReading.Rows some, Share share, boolean withStatistics) {
    ChosenRows train =
        ChosenRows.training(some.group(), plan.settings().split(), some.from(), some.to());
    if (withStatistics) {
      share.sum.add(train);
    }
    share.train.add(new RawRows(train));
    if (plan.evaluated() != null) {
      ChosenRows evaluate =
          ChosenRows.of(
              some.group(), plan.settings().split(), plan.evaluated(), some.from(), some.to());
      share.evaluate.add(new RawRows(evaluate));
      share.left += evaluate.missing();
    }
    beat.run();
  }

  private TrainingStatistics zero() {
    return new TrainingStatistics(
        plan.settings().columns().features(),
        plan.settings().split(),
        plan.settings().crossProducts());
  }

  /** Whether the rows that train are standardized. */
  boolean prepared() {
    return pass != null;
  }

  /** The sum that {@code request} asks for, over the rows of this task. */
  SumWritable<?> answer(Request request) throws IOException {
    clock.skip();
    SumWritable<?> sum = sum(request);
    clock.lap(Phase.COMPUTE);
    return sum;
  }

  private SumWritable<?> sum(Request request) throws IOException {
    return switch (request.kind()) {
      case STATISTICS -> {
        if (statistics == null) {
          throw new IOException("The statistics were computed before this task read its rows");
        }
        yield SumWritable.of(new TrainingStatisticsWritable(), statistics);
      }
      case SUMS ->
          SumWritable.of(new SoftmaxSumsWritable(), pass.sum(request.weights(), request.order()));
      case SCORES -> SumWritable.of(new ScoresWritable(), scores(request.model()));
      case WAIT, PREPARE, END ->
          throw new IllegalArgumentException(request.kind() + " asks for no sum");
    };
  }

  /** Standardizes the rows that train. */
  void prepare(RowPreparation rows) throws IOException {
    clock.skip();
    List<RowBlock> blocks = new ArrayList<>();
    threads
        .each(
            training,
            ArrayList<RowBlock>::new,
            (some, made) -> {
              made.add(rows.block(some));
              beat.run();
            })
        .forEach(blocks::addAll);
    training = null; // their arrays are the blocks' now
    statistics = null; // no longer needed
    pass = new BlockPass(rows, blocks, threads, beat);
    warmUp(rows, blocks);
    clock.lap(Phase.COMPUTE);
  }

  /** Lets the compiler see the kernel at work while task 0 solves the pilot. */
  private void warmUp(RowPreparation rows, List<RowBlock> blocks) throws IOException {
    int weights = rows.classes().size() * (rows.features() + 1);
    Derivatives order = weights <= MAX_WARM_HESSIAN ? Derivatives.HESSIAN : Derivatives.GRADIENT;
    List<RowBlock> few = new ArrayList<>();
    for (int i = 0; i < WARM_BLOCKS && !blocks.isEmpty(); i++) {
      few.add(blocks.get(i % blocks.size()));
    }
    new BlockPass(rows, few, threads, beat).sum(new double[weights], order);
  }

  private Scores scores(byte[] json) throws IOException {
    SoftmaxModel model =
        ModelJson.read(new String(json, StandardCharsets.UTF_8), "the model of this run").model();
    Scores total = new Scores(model.classes().size());
    total.skip(Scores.MISSING_VALUE, missing);
    threads
        .each(
            evaluated,
            () -> new ModelScores(model),
            (some, sum) -> {
              sum.add(some.count(), some.values(), some.labelCodes(), some.labels());
              beat.run();
            })
        .forEach(share -> total.add(share.sum()));
    return total;
  }
}
