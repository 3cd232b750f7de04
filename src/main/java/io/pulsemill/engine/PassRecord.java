package io.pulsemill.engine;

/**
 * One evaluation of the objective.
 *
 * @param number from 1
 * @param loss the objective's value, nats
 * @param gradientNorm infinity norm
 * @param seconds from the request to the answer
 * @param job the id of the MapReduce job that summed; null if none did
 */
public record PassRecord(
    int number, double loss, double gradientNorm, double seconds, String job) {}
