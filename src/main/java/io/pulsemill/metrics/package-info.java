/**
 * How good a classifier's predictions are. One pass over scored rows gathers a {@link
 * io.pulsemill.metrics.Scores}; its parts add in any order to the same value, so partial results of
 * any split of the rows can be merged. An undefined metric is NaN here, {@code null} in
 * evaluation.json and "–" in text, never 0.
 *
 * <pre>
 *    (label, probabilities) of a row → ScoredRow
 *      → Scores: ConfusionMatrix, Reliability, Calibration (ProbabilityBin), TopClasses, losses
 *      → BootstrapSums, with PoissonWeights         replicates
 *      → RankSums → PairAreas → Auc                 sorted by probability
 *    ModelScores: Scores of one model               JointScorer: JointScores of several
 *    Scores, … → ModelEvaluation, JointEvaluation
 *      → Averages, Agreement, OverallMetrics, WilsonIntervals, Bootstrap (Interval)
 *      → EvaluationRecord → EvaluationJson
 *    ClassFrequencies: what predicts without looking at a row
 * </pre>
 */
@NullMarked
package io.pulsemill.metrics;

import org.jspecify.annotations.NullMarked;
