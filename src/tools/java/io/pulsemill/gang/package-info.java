/**
 * Whether a gang forms beside other load: YARN's own ResourceManager and CapacityScheduler, with
 * nodes and tasks that are not there and seconds that are counted, not waited for. For {@code
 * scripts/measure-gang.sh} and for a test.
 *
 * <pre>
 *   Cell ── settings ──► SimulatedYarn ◄── nodes' heartbeats, one a second
 *    │                        ▲
 *    ├─ OtherLoad: jobs ──────┤  SimulatedApp: asks, holds, lets go
 *    └─ SimulatedGang ────────┘
 * </pre>
 */
package io.pulsemill.gang;
