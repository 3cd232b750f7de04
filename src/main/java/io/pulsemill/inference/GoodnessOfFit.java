package io.pulsemill.inference;

import io.pulsemill.json.OrUndefined;
import io.pulsemill.softmax.TrainingRecord;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * How well a model fits its training rows; sources: Agresti, "Categorical Data Analysis", 3rd ed.;
 * McFadden, "Conditional logit analysis of qualitative choice behavior", 1974; Akaike 1974; Schwarz
 * 1978. Log-likelihoods are in nats.
 *
 * @param logLikelihood at the model's coefficients, without the penalty, ≤ 0
 * @param interceptOnly that of the model whose probabilities are the frequencies of the classes;
 *     undefined with a column of weights, whose sums by class the model does not have
 * @param likelihoodRatio twice the difference
 * @param degreesOfFreedom (K − 1) d, the coefficients that the other model lacks
 * @param p how often the ratio would be as large if all coefficients were zero, by the chi-square
 *     distribution; undefined with a penalty, which has another one
 * @param mcFadden 1 − logLikelihood / interceptOnly; undefined if that is 0
 * @param parameters (K − 1)(d + 1)
 * @param effectiveParameters trace of H (H + P)⁻¹, P the penalty's second derivatives; without one
 *     {@code parameters} (Gray, JASA 87, 1992)
 * @param aic 2 effectiveParameters − 2 logLikelihood
 * @param bic ln(rows) effectiveParameters − 2 logLikelihood, rows as often as they count
 */
public record GoodnessOfFit(
    double logLikelihood,
    @OrUndefined double interceptOnly,
    @OrUndefined double likelihoodRatio,
    int degreesOfFreedom,
    @OrUndefined double p,
    @OrUndefined double mcFadden,
    int parameters,
    double effectiveParameters,
    double aic,
    double bic) {
  private static final double EPSILON = 1e-15;
  private static final int TERMS = 100_000;

  /**
   * The fit of a model.
   *
   * @param features d
   */
  static GoodnessOfFit of(
      TrainingRecord training, int features, double effectiveParameters, boolean penalized) {
    int others = training.rowsByClass().size() - 1;
    Double sum = training.weightSum();
    double rows = sum == null ? training.rows() : sum;
    double fitted = -rows * training.meanLoss();
    double alone = interceptOnly(training);
    double ratio = 2 * (fitted - alone);
    int degrees = others * features;
    boolean undefined = penalized || degrees == 0 || Double.isNaN(alone);
    return new GoodnessOfFit(
        fitted,
        alone,
        ratio,
        degrees,
        undefined
            ? Double.NaN
            : Gamma.regularizedGammaQ(degrees / 2.0, Math.max(0, ratio) / 2, EPSILON, TERMS),
        alone == 0 ? Double.NaN : 1 - fitted / alone,
        others * (features + 1),
        effectiveParameters,
        2 * effectiveParameters - 2 * fitted,
        StrictMath.log(rows) * effectiveParameters - 2 * fitted);
  }

  /** Σ n_k ln(n_k / n), rows as often as they count; NaN if that is not known. */
  private static double interceptOnly(TrainingRecord training) {
    if (training.weightColumn() != null) {
      return Double.NaN;
    }
    List<Double> weights = training.classWeights();
    double[] counts = new double[training.rowsByClass().size()];
    double total = 0;
    for (int k = 0; k < counts.length; k++) {
      counts[k] = training.rowsByClass().get(k) * (weights == null ? 1 : weights.get(k));
      total += counts[k];
    }
    double sum = 0;
    for (double count : counts) {
      sum += count == 0 ? 0 : count * StrictMath.log(count / total);
    }
    return sum;
  }
}
