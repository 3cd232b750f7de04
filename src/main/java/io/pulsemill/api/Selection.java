package io.pulsemill.api;

import io.pulsemill.report.Parts;
import io.pulsemill.report.Plot;
import io.pulsemill.report.Shown;
import io.pulsemill.selection.SelectionRecord;
import java.util.List;

/**
 * The penalty that cross-validation picks.
 *
 * @param record all that were tried
 * @param model trained with the one picked
 */
public record Selection(SelectionRecord record, Model model) implements Shown {
  /** Loss and coefficients by penalty. */
  public List<Plot> plots() {
    return Parts.of(record).plots();
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
