package io.pulsemill.engine.select;

import io.pulsemill.InputException;
import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.EstimatedHessian;
import io.pulsemill.optimize.Lbfgs;
import io.pulsemill.optimize.Newton;
import io.pulsemill.optimize.Objective;
import io.pulsemill.optimize.Optimizer;
import io.pulsemill.optimize.Optimum;
import io.pulsemill.optimize.ProximalNewton;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.selection.FoldFit;
import io.pulsemill.softmax.OptimumCheck;
import io.pulsemill.softmax.PenalizedLoss;
import io.pulsemill.softmax.SoftmaxSums;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fit of one penalty without one fold. Centers and scales are those of all training rows: they
 * belong to the penalty that is asked about, not to the fit.
 */
final class FoldProblem implements SharedPasses.Fit {
  /** Weights up to which a certificate of the optimum is asked for, as in a training. */
  private static final int MAX_HESSIAN = 2000;

  private final int number;
  private final int fold;
  private final TrainingSettings settings;
  private final FoldSums start;
  private final FitContext context;
  private final int place;
  private final PenalizedLoss loss;

  /** The latest weights that the fold itself was scored at, and its sums. */
  private double @Nullable [] scoredAt;

  private @Nullable SoftmaxSums scored;
  private double @Nullable [] weights;
  private @Nullable FoldFit fit;

  /** {@code start}: where it starts. */
  FoldProblem(int number, int fold, TrainingSettings settings, FoldSums start, FitContext context) {
    this.number = number;
    this.fold = fold;
    this.settings = settings;
    this.start = start;
    this.context = context;
    RowPreparation rows = start.rows();
    place = context.place(RowPreparations.of(rows));
    loss =
        new PenalizedLoss(
            this::sum,
            rows.classes().size(),
            rows.features(),
            context.statistics().rows() - start.rows(fold),
            settings.penalty(),
            context.squareScales(rows));
  }

  /** What came of it. */
  FoldFit fit() {
    return Objects.requireNonNull(fit, "this fit has not ended");
  }

  /** Standardized, K × (d + 1); null if there is no fit. */
  double @Nullable [] weights() {
    return weights;
  }

  @Override
  public void run() throws IOException {
    try {
      Optimum optimum = optimum();
      weights = optimum.weights();
      SoftmaxSums held = scored(weights);
      fit = FoldFit.of(held.rows(), held.loss(), held.errors(), loss.passes(), optimum.stop());
    } catch (InputException e) {
      fit = FoldFit.failed(start.rows(fold), loss.passes(), e.getMessage());
    }
  }

  private Optimum optimum() throws IOException {
    boolean penalized = !settings.penalty().isNone();
    // A certificate takes the Hessian at the end; with a penalty none is needed.
    Objective objective = penalized ? new EstimatedHessian(loss) : loss;
    Optimum found =
        optimizer().minimize(objective, start.weights(), settings.stopping(), iteration -> {});
    boolean left = found.stop() == StopReason.MAX_ITERATIONS || loss.dimension() > MAX_HESSIAN;
    if (penalized || left) {
      return found;
    }
    return new OptimumCheck(loss, loss)
        .settle(
            found,
            start.rows().standardization().bounds(),
            settings.stopping().tolerance(),
            iteration -> {});
  }

  private Optimizer optimizer() {
    int features = context.columns().features().size();
    int classes = start.rows().classes().size();
    return switch (settings.optimizer().resolved(settings.penalty(), classes, features)) {
      case NEWTON -> new Newton();
      case PROXIMAL_NEWTON -> new ProximalNewton();
      case LBFGS, GD -> new Lbfgs();
    };
  }

  private SoftmaxSums sum(double[] at, Derivatives derivatives) throws IOException {
    if (derivatives == start.derivatives() && Arrays.equals(at, start.weights())) {
      return start.without(fold); // known, at no pass
    }
    List<SoftmaxSums> sums =
        context.passes().ask(number, PassRequest.without(fold, place, at, derivatives));
    scoredAt = at.clone();
    scored = sums.get(1);
    return sums.get(0);
  }

  /** The fold's own loss at the optimum: from its evaluation, mostly the last one. */
  private SoftmaxSums scored(double[] at) throws IOException {
    if (scored == null || !Arrays.equals(scoredAt, at)) {
      PassRequest request = PassRequest.without(fold, place, at, Derivatives.LOSS);
      return context.passes().ask(number, request).get(1);
    }
    return scored;
  }
}
