package io.pulsemill.costmodel;

/**
 * The table whose sub-samples were trained on.
 *
 * @param rows all of them
 * @param bytes as stored
 * @param features d
 * @param classes K
 */
public record MeasuredTable(String path, long rows, long bytes, int features, int classes) {}
