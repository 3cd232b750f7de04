/**
 * A model's predictions for the rows of a table, in one map-only job.
 *
 * <pre>
 *    PredictJob: model and table → PredictMapper, a row group each → scores of its rows
 *    PredictionOutputFormat: PredictionFormat → PredictionWriter (Parquet, or PredictionCsv)
 * </pre>
 */
@NullMarked
package io.pulsemill.predict;

import org.jspecify.annotations.NullMarked;
