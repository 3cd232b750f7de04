package io.pulsemill.engine.select;

import io.pulsemill.InputException;
import io.pulsemill.engine.Engine;
import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.PassResult;
import io.pulsemill.engine.PassSums;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.engine.Training;
import io.pulsemill.engine.TrainingResult;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The training of one penalty on all training rows: the very one that {@code train} does, but for
 * who answers its passes. The fits without a fold start from where it stands when it is near its
 * minimum: the sums of each fold are known there.
 */
final class FullFit implements SharedPasses.Fit {
  private final int number;
  private final TrainingSettings settings;
  private final FitContext context;
  private final List<FoldProblem> without = new ArrayList<>();
  private @Nullable FoldSums latest;
  private @Nullable TrainingResult result;
  private @Nullable String problem;

  /**
   * @param number of the fit; those without a fold have the next ones
   * @param settings with the penalty
   */
  FullFit(int number, TrainingSettings settings, FitContext context) {
    this.number = number;
    this.settings = settings;
    this.context = context;
  }

  @Override
  public void run() throws IOException {
    try {
      result =
          new Training(context.columns(), settings, context.statistics(), context.progress())
              .run(new Passes(), new PhaseClock());
    } catch (InputException e) {
      problem = e.getMessage();
      return;
    }
    if (without.isEmpty() && latest != null) {
      startFolds(latest);
    }
  }

  TrainingSettings settings() {
    return settings;
  }

  /** Null if there is no model, see {@link #problem}. */
  @Nullable TrainingResult result() {
    return result;
  }

  /** Why there is no model; null if there is one. */
  @Nullable String problem() {
    return problem;
  }

  /** The fits without a fold, by fold; none if they were not started. */
  List<FoldProblem> without() {
    return without;
  }

  private void startFolds(FoldSums from) {
    for (int fold = 0; fold < context.folds(); fold++) {
      FoldProblem fit = new FoldProblem(number + 1 + fold, fold, settings, from, context);
      without.add(fit);
      context.passes().start(fit);
    }
  }

  /** What the training takes for an engine. */
  private final class Passes implements Engine {
    private @Nullable RowPreparation rows;
    private int place;

    @Override
    public TrainingStatistics statistics(StatisticsScope scope) {
      throw new IllegalStateException("The statistics are known");
    }

    @Override
    public void prepare(RowPreparations preparations) {
      rows = preparations.get(0);
      place = context.place(preparations);
    }

    @Override
    public PassResult pass(List<PassRequest> requests) throws IOException {
      if (rows == null) {
        throw new IllegalStateException("Pass: expected rows prepared before");
      }
      double[] weights = requests.get(0).weights();
      Derivatives derivatives = requests.get(0).derivatives();
      FoldSums sums =
          new FoldSums(
              rows,
              weights,
              derivatives,
              context.passes().ask(number, PassRequest.all(place, weights, derivatives)));
      if (derivatives == ofOptimizer()) {
        latest = sums;
        if (without.isEmpty() && sums.nearMinimum(settings.penalty(), context.squareScales(rows))) {
          startFolds(sums);
        }
      }
      SoftmaxSums all = sums.all();
      long[][] uncounted = new long[1][all.classes()];
      return new PassResult(new PassSums(uncounted, List.of(List.of(all))), 0, Optional.empty());
    }

    private Derivatives ofOptimizer() {
      int classes = rows == null ? 2 : rows.classes().size();
      int features = context.columns().features().size();
      return settings.optimizer().resolved(settings.penalty(), classes, features).isNewton()
          ? Derivatives.HESSIAN
          : Derivatives.GRADIENT;
    }

    @Override
    public int cores() {
      return context.cores();
    }

    @Override
    public int parallelism() {
      return 1;
    }

    @Override
    public void close() {}
  }
}
