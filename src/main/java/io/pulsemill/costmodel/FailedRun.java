package io.pulsemill.costmodel;

import io.pulsemill.optimize.OptimizerKind;
import org.jspecify.annotations.Nullable;

/** A training that was to be measured and did not end well. */
public record FailedRun(
    EngineKind engine,
    @Nullable Integer threads,
    OptimizerKind optimizer,
    long rows,
    int repeat,
    String reason) {}
