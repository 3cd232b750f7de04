/**
 * A model's predictions for the rows of a table, in one map-only job.
 *
 * <pre>
 *    PredictJob: model and table → PredictMapper, a row group each → scores of its rows
 *    PredictionOutputFormat: TableFormat → RowWriter (Parquet, or CSV)
 * </pre>
 */
@NullMarked
package io.pulsemill.predict;

import org.jspecify.annotations.NullMarked;
