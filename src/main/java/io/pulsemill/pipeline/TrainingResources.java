package io.pulsemill.pipeline;

import java.time.Duration;
import org.apache.hadoop.fs.Path;

/**
 * What a training may use; no model depends on it.
 *
 * @param tasks map tasks of jobs and resident, reduce tasks of fused; null for the default
 * @param threads of the local engine
 * @param costs the user's own measurement to choose an engine by; null for the program's
 * @param gangTimeout how long resident waits for its tasks before jobs do the work
 */
public record TrainingResources(Integer tasks, int threads, Path costs, Duration gangTimeout) {}
