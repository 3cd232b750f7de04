package io.pulsemill.record;

import io.pulsemill.json.OrAbsent;
import io.pulsemill.json.OrNull;
import java.util.List;
import java.util.Map;

/**
 * What a feature table holds and what became of the observations it was made of: {@code
 * _features.json}. It depends on records and settings alone: no clock, host or path.
 *
 * @param features columns of the table
 * @param rows of the table
 * @param records of the input, by what became of them
 * @param subjects left out, by reason
 * @param columns of the input
 * @param timeFormat how the input writes times; null in files from before it could be chosen
 */
public record TableDescription(
    List<String> features,
    long rows,
    Map<String, Long> records,
    Map<String, Long> subjects,
    Columns columns,
    @OrAbsent String timeFormat) {

  /** Names of the input's columns; {@code label}: null if the table has none. */
  public record Columns(String subject, String time, String value, @OrNull String label) {}
}
