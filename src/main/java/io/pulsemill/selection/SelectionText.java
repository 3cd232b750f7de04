package io.pulsemill.selection;

import java.util.Locale;

/** {@link SelectionRecord} as a table to read, the candidate picked marked by {@code *}. */
public final class SelectionText {
  private SelectionText() {}

  /** Lines, the last one without a line feed. */
  public static String of(SelectionRecord record) {
    StringBuilder text = new StringBuilder();
    add(
        text,
        "    %12s  %8s  %9s  %9s  %8s  %6s%n",
        "penalty",
        "l1 ratio",
        "log loss",
        "error",
        "accuracy",
        "passes");
    for (int i = 0; i < record.candidates().size(); i++) {
      Candidate candidate = record.candidates().get(i);
      add(
          text,
          "  %s %12.4g  %8s  %9s  %9s  %8s  %6d%n",
          i == record.chosen() ? "*" : " ",
          candidate.penalty(),
          candidate.l1Ratio(),
          number("%.6f", candidate.logLoss()),
          number("%.6f", candidate.standardError()),
          number("%.4f", candidate.accuracy()),
          candidate.passes());
    }
    add(
        text,
        "%d fits in %d passes; the longest fit alone takes %d",
        record.candidates().size() * (record.candidates().get(0).folds().size() + 1),
        record.passes(),
        record.longestFit());
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
