package io.pulsemill.bench;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a person reads of a benchmark. */
final class BenchTable {
  private static final String ROW = "%-17s %11s %13s %9s %9s %9s %10s %8s%n";

  /** Of the parts of other systems, those that correspond to a stage of ours. */
  private static final Set<String> PARTS =
      Set.of("peer-scan/every_byte", "duckdb/features", "spark-tuned/fit", "spark-fit/fit");

  private BenchTable() {}

  static String of(List<Median> medians, List<Growth> growth, List<Comparison> comparisons) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        ROW,
        "stage",
        "subjects",
        "rows",
        "wall s",
        "CPU s",
        "peak MB",
        "× scanner",
        "ns/row");
    for (Median median : medians) {
      if (!median.stage().contains("/") || PARTS.contains(median.stage())) {
        line(
            text,
            ROW,
            median.stage(),
            number("%,d", median.data().subjects()),
            number("%,d", median.data().rows()),
            number("%.3f", median.wall()),
            number("%.3f", median.cpu()),
            number("%,.0f", median.peakMegabytes()),
            number("%.2f", median.timesScanner()),
            number("%,.0f", median.nanosPerRow()));
      }
    }
    if (!growth.isEmpty()) {
      line(text, "%nMarginal CPU microseconds per subject%n");
      for (Growth one : growth) {
        line(
            text,
            "%-17s %,11d to %,11d %10.1f%s%n",
            one.stage(),
            one.from(),
            one.to(),
            one.secondsPerSubject() * 1e6,
            Double.isNaN(one.ratio()) ? "" : number("   × %.2f", one.ratio()));
      }
    }
    if (!comparisons.isEmpty()) {
      line(
          text,
          "%n%-28s %11s %6s %9s %9s %7s%n",
          "compared",
          "subjects",
          "",
          "ours",
          "theirs",
          "ratio");
      for (Comparison one : comparisons) {
        line(
            text,
            "%-28s %,11d %6s %9.3f %9.3f %7.3f%n",
            one.stage() + " : " + one.peer(),
            one.data().subjects(),
            one.quantity(),
            one.ours(),
            one.theirs(),
            one.ratio());
      }
    }
    return text.toString();
  }

  private static String number(String format, Object value) {
    return value instanceof Double d && d.isNaN() ? "–" : String.format(Locale.ROOT, format, value);
  }

  private static void line(StringBuilder text, String format, Object... cells) {
    text.append(String.format(Locale.ROOT, format, cells));
  }
}
