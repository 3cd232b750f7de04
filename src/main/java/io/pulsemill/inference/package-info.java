/**
 * How sure the coefficients of a model are: standard errors, tests and intervals from the {@link
 * io.pulsemill.softmax.Information} that its training kept, and how well it fits.
 *
 * <pre>
 *   TrainedModel ── Information ─► CholeskyFactor ─┐
 *        │                         LinearForms ────┴► Covariances ─► WaldTest   by coefficient
 *        └─ TrainingRecord ──────► GoodnessOfFit                          │
 *                                  ConditionNumber ─────────────► Inspection ↔ InspectionJson
 * </pre>
 */
@NullMarked
package io.pulsemill.inference;

import org.jspecify.annotations.NullMarked;
