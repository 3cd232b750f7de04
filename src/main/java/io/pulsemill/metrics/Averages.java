package io.pulsemill.metrics;

import io.pulsemill.json.OrUndefined;

/**
 * Precision, recall and F1 averaged over the classes; each in 0..1, NaN if undefined.
 *
 * @param precision mean of the classes' precisions
 * @param recall mean of the classes' recalls
 * @param f1 mean of the classes' F1 (not the F1 of the means)
 */
public record Averages(
    @OrUndefined double precision, @OrUndefined double recall, @OrUndefined double f1) {}
