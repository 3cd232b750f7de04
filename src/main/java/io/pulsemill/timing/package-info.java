/**
 * Where seconds go, by phase: the clock that laps them and the counters of tasks that report them.
 * The only place that reads the time of the JVM; others are handed a {@link
 * io.pulsemill.timing.Ticker} and wait for a {@link io.pulsemill.timing.Deadline}.
 */
@NullMarked
package io.pulsemill.timing;

import org.jspecify.annotations.NullMarked;
