/**
 * Pulsemill: softmax regression on labeled time series, from scratch on Hadoop MapReduce.
 *
 * <p>Stages ({@code simulate}, {@code features}, {@code engine}, {@code evaluate}, {@code predict})
 * may use Hadoop and do not depend on each other. The core ({@code series}, {@code summary}, {@code
 * exact}, {@code json}, {@code softmax}, {@code optimize}, {@code metrics}) is plain Java: no
 * Hadoop, files, clock or hidden randomness. {@code ArchitectureTest} holds the wall.
 */
@NullMarked
package io.pulsemill;

import org.jspecify.annotations.NullMarked;
