/**
 * From observations to the feature table, one MapReduce job: map tasks read lines and pack the
 * readings of a subject, reduce tasks summarize them. Records that cannot be used travel along, are
 * counted by reason and end, sorted, in {@code _bad}; the driver decides from the counters whether
 * the table is published.
 *
 * <pre>
 *   client   ObservationInputFormat: do the files match their names, where are the columns
 *   map      SplitLines → ObservationReader → FeaturesMapper → (GroupKey, MapValue)
 *            SplitLines → ArchiveRows, WideRows → RowsReader ↗   a series in each line
 *   reduce   FeaturesReducer → FeatureRow and BadEntry
 *   client   FeaturesResult → InputVerdict, FeaturesJson
 * </pre>
 */
@NullMarked
package io.pulsemill.features;

import org.jspecify.annotations.NullMarked;
