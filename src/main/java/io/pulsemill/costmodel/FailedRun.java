package io.pulsemill.costmodel;

import io.pulsemill.optimize.OptimizerKind;

/** A training that was to be measured and did not end well. */
public record FailedRun(
    EngineKind engine,
    Integer threads,
    OptimizerKind optimizer,
    long rows,
    int repeat,
    String reason) {}
