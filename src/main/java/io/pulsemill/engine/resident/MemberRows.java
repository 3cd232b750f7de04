package io.pulsemill.engine.resident;

import io.pulsemill.engine.BlockPass;
import io.pulsemill.engine.KeptRows;
import io.pulsemill.engine.Parallel;
import io.pulsemill.engine.PassSumsWritable;
import io.pulsemill.engine.RawRows;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.engine.RowSource;
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
 * The rows of one task, taken once and kept in primitive arrays: those that train, standardized in
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
  private final KeptRows training;

  private List<RawRows> evaluated = List.of();
  private long missing;
  private TrainingStatistics statistics;

  /** What one thread reads. */
  private final class Share {
    private final TrainingStatistics sum = zero();
    private final List<RawRows> evaluate = new ArrayList<>();
    private long left;
  }

  /** {@code beat}: called after every bit of work, by any thread. */
  MemberRows(RunPlan plan, Parallel threads, Runnable beat) {
    this.plan = plan;
    this.threads = threads;
    this.beat = beat;
    training = new KeptRows(plan.settings().split(), plan.folds(), threads, beat);
  }

  /** Where the time spent here went so far. */
  PhaseTimes parts() {
    return clock.parts();
  }

  /** Takes all rows; {@code withStatistics}: sums for the statistics too. */
  void read(RowSource source, boolean withStatistics) throws IOException {
    clock.skip();
    TrainingStatistics sum = zero();
    List<RawRows> toEvaluate = new ArrayList<>();
    long left = 0;
    for (Share share :
        training.read(
            source, Share::new, (rows, train, share) -> take(rows, train, share, withStatistics))) {
      sum.add(share.sum);
      toEvaluate.addAll(share.evaluate);
      left += share.left;
    }
    statistics = withStatistics ? sum : null;
    evaluated = toEvaluate;
    missing = left;
    clock.lap(source.parts(), Phase.COMPUTE);
  }

  private void take(RowSource.Rows rows, ChosenRows train, Share share, boolean withStatistics) {
    if (withStatistics) {
      share.sum.add(train);
    }
    if (plan.evaluated() != null) {
      ChosenRows evaluate =
          ChosenRows.of(
              rows.group(), plan.settings().split(), plan.evaluated(), rows.from(), rows.to());
      share.evaluate.add(new RawRows(evaluate));
      share.left += evaluate.missing();
    }
  }

  private TrainingStatistics zero() {
    return new TrainingStatistics(
        plan.settings().columns().features(), plan.settings().split(), plan.settings().scope());
  }

  /** Whether the rows that train are standardized. */
  boolean prepared() {
    return training.prepared();
  }

  /** The sum that {@code request} asks for, over the rows of this task. */
  SumWritable<?> answer(Request request) throws IOException {
    clock.skip();
    SumWritable<?> sum = sum(request);
    clock.lap(Phase.COMPUTE);
    return sum;
  }

  private SumWritable<?> sum(Request request) throws IOException {
    if (request.content() instanceof Request.Sums asked) {
      return SumWritable.of(new PassSumsWritable(), training.sum(asked.requests()));
    }
    if (request.content() instanceof Request.Score asked) {
      return SumWritable.of(new ScoresWritable(), scores(asked.model()));
    }
    if (request.kind() != Request.Kind.STATISTICS) {
      throw new IllegalArgumentException(request.kind() + " asks for no sum");
    }
    if (statistics == null) {
      throw new IOException("The statistics were computed before this task read its rows");
    }
    return SumWritable.of(new TrainingStatisticsWritable(), statistics);
  }

  /** Standardizes the rows that train. */
  void prepare(RowPreparations rows) throws IOException {
    clock.skip();
    training.prepare(rows);
    statistics = null; // no longer needed
    warmUp(rows.get(0), training.blocks());
    clock.lap(Phase.COMPUTE);
  }

  /** Lets the compiler see the kernel at work while task 0 solves the pilot. */
  private void warmUp(RowPreparation rows, List<RowBlock> blocks) throws IOException {
    int weights = rows.classes().size() * (rows.features() + 1);
    Derivatives derivatives =
        weights <= MAX_WARM_HESSIAN ? Derivatives.HESSIAN : Derivatives.GRADIENT;
    List<RowBlock> few = new ArrayList<>();
    for (int i = 0; i < WARM_BLOCKS && !blocks.isEmpty(); i++) {
      few.add(blocks.get(i % blocks.size()));
    }
    new BlockPass(rows, few, threads, beat).sum(new double[weights], derivatives);
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
            (part, sum) -> {
              sum.add(part.count(), part.values(), part.labelCodes(), part.labels());
              beat.run();
            })
        .forEach(share -> total.add(share.sum()));
    return total;
  }
}
