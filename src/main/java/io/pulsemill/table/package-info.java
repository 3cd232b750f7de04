/**
 * The feature table, one row per subject: Parquet (and CSV, converted) in and out, its row groups
 * as the unit of work, and the statistics over its training rows.
 *
 * <p>Part of the stages: it may use Hadoop and Parquet, and depends on no other stage.
 */
package io.pulsemill.table;
