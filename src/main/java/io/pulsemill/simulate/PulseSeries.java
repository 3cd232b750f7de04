package io.pulsemill.simulate;

import java.util.List;

/** The simulated readings of one subject. */
final class PulseSeries {
  private final String category;
  private final double[] pulses;

  /** Takes over {@code pulses}: whole numbers, beats per minute, one per day. */
  PulseSeries(String category, double[] pulses) {
    this.category = category;
    this.pulses = pulses;
  }

  /** Appends one line per day, {@code datetime,pulse,category,ts_number}, ended by a line feed. */
  void appendRows(List<String> dates, String subject, StringBuilder rows) {
    for (int day = 0; day < pulses.length; day++) {
      rows.append(dates.get(day))
          .append(',')
          .append((long) pulses[day]) // a long has no negative zero
          .append(".0,")
          .append(category)
          .append(',')
          .append(subject)
          .append('\n');
    }
  }
}
