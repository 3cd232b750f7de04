package io.pulsemill.record;

import io.pulsemill.timing.PhaseTimes;

/**
 * One stage of a run.
 *
 * @param stage its name
 * @param seconds wall time
 * @param parts its seconds by phase
 * @param remainder seconds of no phase
 */
public record Stage(String stage, long rows, double seconds, PhaseTimes parts, double remainder) {}
