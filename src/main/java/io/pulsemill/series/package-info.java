/**
 * Reading one observation: a CSV line as bytes becomes a subject, a label, a time and a value, or a
 * {@link io.pulsemill.series.MalformedRecordException} with its {@link
 * io.pulsemill.series.Malformed} reason. {@link io.pulsemill.series.Series} gathers the readings of
 * one subject and forgets the order they came in.
 *
 * <pre>
 *    bytes of a line → FastLineParser, else CsvLine → ObservationParser (TimeParser, NumberParser) → Observation
 *    Observations of a subject → Series: sorted by time
 * </pre>
 */
@NullMarked
package io.pulsemill.series;

import org.jspecify.annotations.NullMarked;
