package io.pulsemill.report;

import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.compare.ComparisonRecord;
import java.util.StringJoiner;

/** A comparison as a person reads it on a terminal: models, their metrics, and pairs of them. */
public final class ComparisonText {
  private ComparisonText() {}

  /** Lines that end with a newline each. */
  public static String write(ComparisonRecord comparison) {
    EvaluationRecord any = comparison.models().get(0).evaluation();
    StringJoiner skipped = new StringJoiner(", ", "; skipped: ", "").setEmptyValue("");
    any.skipped().forEach((reason, rows) -> skipped.add(reason + " " + rows));
    StringBuilder text = new StringBuilder();
    text.append("rows %d (%s)%s\n\n".formatted(any.rows(), comparison.rows(), skipped));
    for (int m = 0; m < comparison.models().size(); m++) {
      text.append(ComparisonTables.name(m)).append("  ");
      text.append(comparison.models().get(m).name()).append('\n');
    }
    return text.append('\n')
        .append(ComparisonTables.models(comparison))
        .append(
            "\ndifferences, first less second: the first is better if its log loss is smaller\n\n")
        .append(ComparisonTables.pairs(comparison))
        .toString();
  }
}
