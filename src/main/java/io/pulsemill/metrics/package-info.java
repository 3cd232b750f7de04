/**
 * How good a classifier's predictions are. One pass over scored rows gathers a {@link
 * io.pulsemill.metrics.Scores}; its parts add in any order to the same value, so partial results of
 * any split of the rows can be merged. An undefined metric is NaN here, {@code null} in
 * evaluation.json and "–" in text, never 0.
 *
 * <pre>
 *    (label, probabilities) of a row → Scores: ConfusionMatrix, Reliability, log loss
 *    Scores → ModelScores, Averages → EvaluationRecord → EvaluationJson
 * </pre>
 */
@NullMarked
package io.pulsemill.metrics;

import org.jspecify.annotations.NullMarked;
