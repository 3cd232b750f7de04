/**
 * Minimizing a smooth function whose every evaluation is expensive: on a cluster, one job.
 *
 * <p>An {@link io.pulsemill.optimize.Optimizer} sees an {@link io.pulsemill.optimize.Objective} and
 * nothing else, so one JVM and a cluster give the same steps. Loss, gradient and Hessian at a point
 * come from one call, no optimizer calls twice at one point, and the steps depend on the returned
 * numbers alone: no clock, no randomness, sums in a fixed order.
 *
 * <pre>
 *    Optimizer (Newton, Lbfgs, GradientDescent)
 *      Descent      where it stands, the best so far, when it is over
 *      direction    NewtonDirection ← NewtonSystem (Curvature), or CurvatureMemory
 *      Ray          points along it, none evaluated twice ← Backtracking, WolfeSearch
 *      Point        weights with their Evaluation ← Objective, one call each
 *    Optimum        weights, Evaluation, StopReason
 * </pre>
 */
@NullMarked
package io.pulsemill.optimize;

import org.jspecify.annotations.NullMarked;
