/**
 * Text formats of archives of time series, one series per line: the {@code .ts} files and ARFF
 * files of the UEA archive, and the tab-separated files of the UCR archive. A line becomes a {@link
 * io.pulsemill.archive.SeriesRow}, or a {@code MalformedRecordException}.
 *
 * <pre>
 *    lines of a header → TsHeader, ArffHeader → what the lines after it hold
 *    a line → TsParser (TimedValues), UcrParser, ArffParser (ArffLine) → Values, ClassLabels → SeriesRow
 *    SeriesRow → an Observation for each time
 * </pre>
 */
@NullMarked
package io.pulsemill.archive;

import org.jspecify.annotations.NullMarked;
