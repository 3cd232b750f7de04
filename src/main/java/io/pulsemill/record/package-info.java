/**
 * What a run leaves, as values: each is a record whose components are the keys of a file. Plain
 * Java.
 *
 * <pre>
 *    features → TableDescription → _features.json
 *    pipeline, train: TrainingRun of PassEntry …, Stage, JobEntry of JobTimeline, TaskAttempts
 *      and InputFile → Run → RunJson → run.json → RunJson → Run → report, measure
 * </pre>
 *
 * <p>Those of other files are with what they are of: {@code TrainedModel} in softmax, {@code
 * EvaluationRecord} in metrics, {@code Tradeoff} in costmodel.
 */
@NullMarked
package io.pulsemill.record;

import org.jspecify.annotations.NullMarked;
