package io.pulsemill.metrics;

/**
 * Precision, recall and F1 averaged over the classes; each in 0..1, NaN if undefined.
 *
 * @param precision mean of the classes' precisions
 * @param recall mean of the classes' recalls
 * @param f1 mean of the classes' F1 (not the F1 of the means)
 */
public record Averages(double precision, double recall, double f1) {}
