/**
 * From one series to named features: {@link io.pulsemill.summary.Summary}.
 *
 * <pre>
 *    Series → Readings ┬ WholeReadings    whole numbers of a narrow range, by longs
 *                      ├ Center, Deviations, Quantiles → Certified   doubles with an error bound
 *                      └ ExactReadings    fractions, if no bound is small enough
 *           → Summary: one number per Feature
 * </pre>
 */
@NullMarked
package io.pulsemill.summary;

import org.jspecify.annotations.NullMarked;
