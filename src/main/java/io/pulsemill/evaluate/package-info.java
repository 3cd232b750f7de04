/**
 * Compares the predictions of models with the labels of a table, in one job.
 *
 * <pre>
 *    map      ScoresMapper: rows of a split → (RankKey, RankValues): sums; each row by probability
 *    sort     Hadoop's own, by model, class, probability
 *    reduce   ScoresReducer: sums added; each class's rows ranked, tie by tie
 *    client   EvaluateJob (Detail: what to make) → metrics.JointEvaluation
 * </pre>
 */
@NullMarked
package io.pulsemill.evaluate;

import org.jspecify.annotations.NullMarked;
