package io.pulsemill.record;

import io.pulsemill.json.OrAbsent;

/**
 * One evaluation of the objective.
 *
 * @param pass its number, from 1
 * @param loss the objective's value, nats
 * @param gradientNorm infinity norm
 * @param seconds from the request to the answer
 * @param job the id of the MapReduce job that summed; null if none did
 */
public record PassEntry(
    int pass, double loss, double gradientNorm, double seconds, @OrAbsent String job) {}
