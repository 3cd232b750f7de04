/**
 * Training. {@link io.pulsemill.engine.Training} leads a run; an {@link io.pulsemill.engine.Engine}
 * answers it with sums over the training rows, here from threads in this JVM ({@link
 * io.pulsemill.engine.LocalEngine}) or from one MapReduce job per pass ({@link
 * io.pulsemill.engine.JobsEngine}). The bits are the same.
 */
package io.pulsemill.engine;
