/**
 * The feature table, one row per subject: Parquet (and CSV, converted) in and out, its row groups
 * as the unit of work, and rows chosen from them for the statistics and the engines.
 *
 * <p>Part of the stages: it may use Hadoop and Parquet, and depends on no other stage.
 *
 * <pre>
 *    in     FeatureTable ← Parquet (TableFooter, TableSchema) or CsvTable, converted
 *           RowGroupRef → RowGroupReader → ColumnPages → NumberColumn, SubjectColumn, CodedColumn → RowGroup
 *           RowGroupInputFormat → RowGroupPacking → RowGroupSplit → RowGroupRecordReader, for jobs
 *           RowChoice → ChosenRows, read as TrainingRows: rows that train, or test, none with a missing value
 *    out    FeatureRow → FeatureTableOutputFormat → RowWriter (FeatureTableWriter, or CsvTableWriter)
 *                                                 → StatisticsFiles: TrainingStatistics of the rows written
 *    guard  FileStamp, ChunkSums → TableRecord (_record.json): the files a run began with, as written
 * </pre>
 */
package io.pulsemill.table;
