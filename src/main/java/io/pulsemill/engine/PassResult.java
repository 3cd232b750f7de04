package io.pulsemill.engine;

import io.pulsemill.softmax.SoftmaxSums;
import java.util.Optional;

/**
 * What an engine answers to one pass.
 *
 * @param sums over all training rows at the weights asked for
 * @param seconds from the request to the answer; of a pass that was kept, those it took
 * @param jobId the MapReduce job that summed; empty if none did
 */
public record PassResult(SoftmaxSums sums, double seconds, Optional<String> jobId) {}
