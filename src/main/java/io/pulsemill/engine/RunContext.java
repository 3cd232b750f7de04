package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.timing.PhaseClock;
import org.apache.hadoop.conf.Configuration;

/**
 * What a training runs in.
 *
 * @param conf of Hadoop
 * @param work a folder that is gone after the run
 * @param progress receives log lines, warnings and the jobs that ended
 * @param clock times the driver by phase, without what its jobs report themselves
 */
public record RunContext(
    Configuration conf, WorkFolder work, Progress progress, PhaseClock clock) {}
