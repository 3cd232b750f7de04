/**
 * Minimizing a function, smooth but for an {@link io.pulsemill.optimize.L1Term}, whose every
 * evaluation is expensive: on a cluster, one job.
 *
 * <p>An {@link io.pulsemill.optimize.Optimizer} sees an {@link io.pulsemill.optimize.Objective} and
 * nothing else, so one JVM and a cluster give the same steps. Loss, gradient and Hessian at a point
 * come from one call, no optimizer calls twice at one point, and the steps depend on the returned
 * numbers alone: no clock, no randomness, sums in a fixed order.
 *
 * <pre>
 *    Optimizer (Newton, ProximalNewton, Lbfgs, GradientDescent)
 *      Descent      where it stands, the best so far, when it is over
 *      direction    NewtonDirection ← NewtonSystem (Curvature), or CurvatureMemory, or SparseDirection
 *                     ← QuadraticModel with an L1Term: CoordinateDescent, ColumnShifts,
 *                       Face ← Lift, CholeskyRows
 *      Ray          points along it, none evaluated twice ← Backtracking, WolfeSearch
 *      Point        weights with their Evaluation ← Objective, one call each
 *    Optimum        weights, Evaluation, StopReason
 * </pre>
 */
@NullMarked
package io.pulsemill.optimize;

import org.jspecify.annotations.NullMarked;
