package io.pulsemill.costmodel;

import org.jspecify.annotations.Nullable;

/** A training that was to be measured and did not end well. */
public record FailedRun(
    EngineKind engine,
    @Nullable Integer threads,
    String optimizer,
    long rows,
    int repeat,
    String reason) {}
