package io.pulsemill.costmodel;

/** A training that was to be measured and did not end well. */
public record FailedRun(
    EngineKind engine, Integer threads, String optimizer, long rows, int repeat, String reason) {}
