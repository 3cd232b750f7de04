package io.pulsemill.engine;

import io.pulsemill.softmax.SoftmaxSums;
import java.util.Optional;

/**
 * What an engine answers to one pass.
 *
 * @param all the answers to its requests
 * @param seconds from the request to the answer; of a pass that was kept, those it took
 * @param jobId the MapReduce job that summed; empty if none did
 */
public record PassResult(PassSums all, double seconds, Optional<String> jobId) {
  /** Those over all training rows, of a pass for a single fit. */
  public SoftmaxSums sums() {
    return all.only();
  }
}
