/**
 * Softmax regression: the model, and loss, gradient and Hessian over rows.
 *
 * <p>Weights are row-major, K classes × (d + 1): {@code w[c·(d+1)]} is the intercept of class c,
 * {@code w[c·(d+1) + 1 + j]} its coefficient of feature j, on standardized features {@code z = (x −
 * mean) / deviation}. An engine answers a {@link io.pulsemill.softmax.Pass} by handing each {@link
 * io.pulsemill.softmax.RowBlock} to a {@link io.pulsemill.softmax.SoftmaxKernel} and adding the
 * {@link io.pulsemill.softmax.SoftmaxSums}; {@link io.pulsemill.softmax.PenalizedLoss} makes of
 * them the mean and the penalty, once, in the driver. {@link io.pulsemill.softmax.SoftmaxModel} is
 * what comes out, on raw features.
 *
 * <pre>
 *    optimizer   PenalizedLoss.at(weights, derivatives) ── Pass ──► an engine
 *    engine      RowBlock → SoftmaxKernel → BlockTerms (near rows, grids) ┐
 *                                         → RowTerms (far rows, exact)    ┴→ SoftmaxSums, added in any order
 *    optimizer   Evaluation: mean loss + penalty, gradient, Hessian; CenteredSystem if there are far rows
 *    after it    OptimumCheck: a minimum, by certificate, or RecessionSearch → MarginTerms → Recession
 *    result      StandardizedWeights → SoftmaxModel, TrainedModel ↔ ModelJson
 * </pre>
 */
@NullMarked
package io.pulsemill.softmax;

import org.jspecify.annotations.NullMarked;
