/**
 * Observations in files that store columns with types: Parquet, ORC, Avro. Each format decodes the
 * columns that are wanted, some thousand rows at a time, into arrays; what these mean as subject,
 * label, time and readings is one thing for all.
 *
 * <pre>
 *   client   ColumnarFormat.header: WantedColumns, each of a type its Role can take, or one line why not
 *   task     ColumnarFormat.open: Batches → Cells → Fields (Words, TimeField, ValueField) → Observation
 * </pre>
 */
@NullMarked
package io.pulsemill.columnar;

import org.jspecify.annotations.NullMarked;
