/**
 * Pulsemill: softmax regression on labeled time series, from scratch on Hadoop MapReduce.
 *
 * <p>Stages ({@code simulate}, {@code features}, {@code engine}, {@code evaluate}, {@code predict})
 * may use Hadoop and do not depend on each other. The core, listed in {@code ArchitectureTest},
 * which holds the wall, is plain Java: no Hadoop, files, clock or hidden randomness.
 */
@NullMarked
package io.pulsemill;

import org.jspecify.annotations.NullMarked;
