/**
 * Where seconds go, by phase: the clock that laps them and the counters of tasks that report them.
 * The only place that reads the time of the JVM; others are handed a {@link
 * io.pulsemill.timing.Ticker} and wait for a {@link io.pulsemill.timing.Deadline}.
 *
 * <pre>
 *    Ticker → Deadline: how long to wait
 *    Ticker → PhaseClock (one thread) or WorkTime (many) → PhaseTimes: seconds by Phase
 * </pre>
 */
@NullMarked
package io.pulsemill.timing;

import org.jspecify.annotations.NullMarked;
