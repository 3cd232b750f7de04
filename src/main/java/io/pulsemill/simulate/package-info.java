/**
 * Simulated daily resting pulse of subjects of three classes, written as CSV by a map-only job, one
 * map task per file. The rows of a subject are a function of the seed and the subject's id alone.
 *
 * <pre>
 *    SimulateSettings → SimulateInputFormat → SimulateSplit: the subjects of one file
 *    SimulateMapper: PulseSimulator → PulseSeries → lines → SimulateOutputFormat
 * </pre>
 */
@NullMarked
package io.pulsemill.simulate;

import org.jspecify.annotations.NullMarked;
