/**
 * Sums that do not depend on the order of their terms, so that any split of the rows over files,
 * tasks and threads gives the same bits. {@link io.pulsemill.exact.ExactSum} takes any finite
 * terms; {@link io.pulsemill.exact.GridSums} is far cheaper if a bound of the terms is known
 * beforehand.
 *
 * <p>And arithmetic of one series beyond the precision of doubles, in a given order: {@link
 * io.pulsemill.exact.CompensatedSum}, {@link io.pulsemill.exact.DoubleDouble}, {@link
 * io.pulsemill.exact.Rational}. Systems of linear equations in many digits: {@link
 * io.pulsemill.exact.LdlFactors}.
 *
 * <pre>
 *    terms → ExactSum, ExactBlock (any magnitude) or GridSums (bounded) → one rounding
 * </pre>
 */
@NullMarked
package io.pulsemill.exact;

import org.jspecify.annotations.NullMarked;
