package io.pulsemill.features;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import org.jspecify.annotations.Nullable;

/**
 * What one sensor reads of one subject.
 *
 * @param label null if observations have none
 * @param kind what the times count
 * @param series sorted, without duplicates; to be left as it is
 */
public record SampledSeries(
    String subject, @Nullable String label, String sensor, TimeKind kind, Series series) {}
