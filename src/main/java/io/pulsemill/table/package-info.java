/**
 * The feature table, one row per subject: Parquet (and CSV, converted) in and out, its row groups
 * as the unit of work, and the statistics over its training rows.
 *
 * <p>Part of the stages: it may use Hadoop and Parquet, and depends on no other stage.
 *
 * <pre>
 *    in     FeatureTable ← Parquet (TableFooter, TableSchema) or CsvTable, converted
 *           RowGroupRef → RowGroupReader → ColumnPages → NumberColumn, SubjectColumn, CodedColumn → RowGroup
 *           RowGroupInputFormat → RowGroupPacking → RowGroupSplit → RowGroupRecordReader, for jobs
 *           RowChoice, TrainingSplit → ChosenRows: training or held-out rows, none with a missing value
 *    sums   FeatureMoments, FeatureRange, LabelCounts, PilotSample → TrainingStatistics
 *    out    FeatureRow → FeatureTableOutputFormat → FeatureTableWriter
 *    guard  FileStamp, ChunkSums → TableRecord (_record.json): the files a run began with, as written
 * </pre>
 */
package io.pulsemill.table;
