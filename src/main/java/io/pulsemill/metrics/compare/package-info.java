/**
 * Models side by side over the same rows: differences with paired intervals, McNemar's test.
 *
 * <pre>
 *    JointEvaluation → PairComparison: Difference, McNemar
 *                    → ComparisonRecord → ComparisonJson
 * </pre>
 */
@NullMarked
package io.pulsemill.metrics.compare;

import org.jspecify.annotations.NullMarked;
