/**
 * The resident engine: one map-only job whose tasks read their rows once and stay. Task 0 runs the
 * optimizer and asks all of them, itself included, for each sum.
 *
 * <p>Roles: {@link io.pulsemill.engine.resident.ResidentTrainer} is the driver's side, {@link
 * io.pulsemill.engine.resident.ResidentMapper} a task. A task is a {@link
 * io.pulsemill.engine.resident.Member}, which answers requests from its {@link
 * io.pulsemill.engine.resident.MemberRows}; task 0 is a {@link
 * io.pulsemill.engine.resident.Coordinator} too, which keeps the {@link
 * io.pulsemill.engine.resident.Gang} and lets {@code Training} run over it.
 *
 * <p>In a large gang members bring their sums to each other: {@link
 * io.pulsemill.engine.resident.Views} holds the present {@link io.pulsemill.engine.resident.Tree},
 * a {@link io.pulsemill.engine.resident.Desk} is where a gang, or a member's {@link
 * io.pulsemill.engine.resident.Branch}, takes them, and an {@link
 * io.pulsemill.engine.resident.Uplink} is a member's way to its parent and to task 0. What a member
 * says and does when is its {@link io.pulsemill.engine.resident.MemberProtocol}, which does nothing
 * itself: a {@link io.pulsemill.engine.resident.SimulatedGang} goes by the same.
 *
 * <pre>
 *    driver     ResidentTrainer → ResidentJob ─ RunPlan ─►  tasks
 *    task 0     Coordinator: Training over ResidentEngine → Gang ◄─ GangServer
 *                 journal.PassJournal: passes done, for a second attempt
 *    each task  ResidentMapper → ResidentTask → Member ─ Request, Answer ─ GangRpc ─► Gang
 *                 MemberRows: its row groups in KeptRows, the same kernel
 *                 in a tree: Branch ◄─ GangServer ◄─ children; Uplink ─► parent
 *    driver     Outcome: Trained with model and scores, Refused, or GangLost: jobs instead
 * </pre>
 */
package io.pulsemill.engine.resident;
