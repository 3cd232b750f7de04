package io.pulsemill.selection;

import io.pulsemill.json.Check;
import io.pulsemill.json.OrAbsent;
import io.pulsemill.json.OrNull;
import io.pulsemill.json.OrUndefined;
import io.pulsemill.optimize.StopReason;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A penalty that was tried: by fits without each fold, and by one to all training rows.
 *
 * @param penalty λ, from 0
 * @param l1Ratio the share of λ that is l1, in 0..1
 * @param logLoss mean over the training rows, each scored by the fit without its fold, nats; NaN if
 *     a fold has no fit
 * @param standardError of it, from the spread of the folds' means: {@code √(Σ n_f (m_f − m)² / Σ
 *     n_f / (folds − 1))}, as {@code cv.glmnet} has it; NaN likewise
 * @param accuracy over the same rows; NaN likewise
 * @param passes of the fit to all training rows
 * @param stop of that fit; null if there is none
 * @param problem why there is no fit to all training rows; null if there is one
 * @param folds one per fold
 * @param intercepts of the fit to all training rows, as in {@code model.json}; null if there is
 *     none
 * @param coefficients likewise, K × d
 */
public record Candidate(
    double penalty,
    double l1Ratio,
    @OrUndefined double logLoss,
    @OrUndefined double standardError,
    @OrUndefined double accuracy,
    int passes,
    @OrNull @Nullable StopReason stop,
    @OrAbsent @Nullable String problem,
    List<FoldFit> folds,
    @OrNull @Nullable List<Double> intercepts,
    @OrNull @Nullable List<List<Double>> coefficients) {

  /** Checks the ranges. */
  public Candidate {
    Check.amount("penalty", penalty);
    Check.check(l1Ratio >= 0 && l1Ratio <= 1, "l1Ratio", "0..1", l1Ratio);
    Check.atLeast(0, "passes", passes);
    folds = List.copyOf(folds);
    Check.check(folds.size() >= 2, "folds", "at least 2", folds.size());
  }

  /** The mean of {@code folds} over their rows; NaN if one that has rows has no value. */
  public static double mean(List<FoldFit> folds, ToDoubleFunction<FoldFit> value) {
    double sum = 0;
    long rows = 0;
    for (FoldFit fold : folds) {
      if (fold.rows() > 0) { // an empty fold says nothing
        sum += fold.rows() * value.applyAsDouble(fold);
        rows += fold.rows();
      }
    }
    return sum / rows;
  }

  /** The standard error of the mean log loss. */
  public static double standardError(List<FoldFit> folds) {
    double mean = mean(folds, FoldFit::logLoss);
    double variance = mean(folds, fold -> (fold.logLoss() - mean) * (fold.logLoss() - mean));
    return Math.sqrt(variance / (folds.size() - 1));
  }
}
