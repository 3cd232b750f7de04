/**
 * Where seconds go, by phase: the clock that laps them and the counters of tasks that report them.
 */
package io.pulsemill.timing;
