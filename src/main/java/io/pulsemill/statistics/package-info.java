/**
 * Statistics of the training rows, from one pass over a table: plain Java, which reads rows through
 * {@link io.pulsemill.statistics.TrainingRows} and knows nothing of files. All sums are exact, so
 * that any split of the rows gives the same bytes. And what a subject's hash decides: which rows
 * train, and which are in the pilot.
 *
 * <pre>
 *    a row group   TrainingSplit (SubjectHash) → TrainingRows ┐
 *    a row         FeatureRow, while the table is written     ┴→ TrainingStatistics, added in any order
 *    in it         RowCounts         used by label, held out, weightless, missing (MissingValues)
 *                  FeatureMoments    FeatureRange, mean, deviation, correlations
 *                  ClassMoments      the same by class, if classes are to be weighted
 *                  ClassRanges       which features separate the classes by themselves
 *                  PilotSample       the first PilotRow by hash
 *    out           CollinearFeatures: features to leave out; FeatureScale of the engine; the pilot's start
 * </pre>
 */
@NullMarked
package io.pulsemill.statistics;

import org.jspecify.annotations.NullMarked;
