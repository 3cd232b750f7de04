package io.pulsemill.api;

import io.pulsemill.metrics.compare.ComparisonJson;
import io.pulsemill.metrics.compare.ComparisonRecord;
import io.pulsemill.report.Parts;
import io.pulsemill.report.Plot;
import io.pulsemill.report.Shown;
import java.util.List;

/**
 * Several models over the same rows.
 *
 * @param record all of its numbers
 */
public record Comparison(ComparisonRecord record) implements Shown {
  /** Losses and differences with their intervals. */
  public List<Plot> plots() {
    return Parts.of(record).plots();
  }

  /** What {@code comparison.json} holds. */
  public String json() {
    return ComparisonJson.write(record);
  }

  @Override
  public String html() {
    return Parts.of(record).html();
  }

  @Override
  public String toString() {
    return Parts.of(record).text();
  }
}
