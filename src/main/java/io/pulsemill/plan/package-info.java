/**
 * A training on a cluster that is not there: discrete events over costs that were measured
 * (docs/scale.md).
 *
 * <p>{@link io.pulsemill.plan.Scenario} says what is trained on what, {@link
 * io.pulsemill.plan.Costs} what things take, fitted to the runs of a {@code tradeoff.json}. {@link
 * io.pulsemill.plan.ResidentSimulation} lets the gang's own protocol classes run over simulated
 * machines and wires, {@link io.pulsemill.plan.JobsSimulation} does jobs; both tell in {@link
 * io.pulsemill.plan.Planned} where the seconds went.
 *
 * <pre>
 *   tradeoff.json → CostsFit → Costs ─┐
 *   PlannedTraining → Plan → Scenario ┴► ResidentSimulation ─ GangWorld ─ SimulatedGang ┬► Planned → PlanText
 *                                      ► JobsSimulation ──────────────────────────────┘
 *   both on EventQueue; Machine: Cores and its wire; MessageLoop: a process's messages in turn
 * </pre>
 */
@NullMarked
package io.pulsemill.plan;

import org.jspecify.annotations.NullMarked;
