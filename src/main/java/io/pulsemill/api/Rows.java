package io.pulsemill.api;

import io.pulsemill.report.Line;
import io.pulsemill.report.Parts;
import io.pulsemill.report.Plot;
import io.pulsemill.report.Shown;
import io.pulsemill.table.FeatureRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table.
 *
 * @param features names of the values of a row
 * @param all the rows; a value that is missing is NaN
 */
public record Rows(List<String> features, List<FeatureRow> all) implements Shown {
  private static final int MOST_SHOWN = 20;

  public Rows {
    features = List.copyOf(features);
    all = List.copyOf(all);
  }

  /** One feature by another, colored by label. */
  public Plot plot(String x, String y) {
    int xAt = at(x);
    int yAt = at(y);
    TreeMap<String, List<FeatureRow>> byLabel = new TreeMap<>();
    for (FeatureRow row : all) {
      if (Double.isFinite(row.value(xAt)) && Double.isFinite(row.value(yAt))) {
        byLabel.computeIfAbsent(shown(row.label()), any -> new ArrayList<>()).add(row);
      }
    }
    List<Line> lines = new ArrayList<>();
    byLabel.forEach(
        (label, rows) ->
            lines.add(
                new Line(
                    label,
                    false,
                    rows.stream().map(row -> row.value(xAt)).toList(),
                    rows.stream().map(row -> row.value(yAt)).toList())));
    return Parts.lines(
        "%s by %s".formatted(y, x),
        "%d rows of the table.".formatted(all.size()),
        x,
        y,
        List.copyOf(byLabel.keySet()),
        lines);
  }

  private static String shown(@Nullable String text) {
    return text == null ? "–" : text;
  }

  private int at(String feature) {
    int at = features.indexOf(feature);
    if (at < 0) {
      throw new IllegalArgumentException(
          "Feature: expected one of %s but found '%s'".formatted(features, feature));
    }
    return at;
  }

  private io.pulsemill.report.Table table() {
    List<String> heads = new ArrayList<>(List.of("subject", "label"));
    heads.addAll(features);
    List<List<String>> cells = new ArrayList<>();
    for (FeatureRow row : all.subList(0, Math.min(MOST_SHOWN, all.size()))) {
      List<String> line = new ArrayList<>(List.of(shown(row.subject()), shown(row.label())));
      for (int j = 0; j < row.features(); j++) {
        double value = row.value(j);
        line.add(Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4g", value));
      }
      cells.add(line);
    }
    return new io.pulsemill.report.Table(heads, cells);
  }

  /** The first of them. */
  @Override
  public String html() {
    return Parts.of(table()).html();
  }

  /** The first of them. */
  @Override
  public String toString() {
    return table().toString();
  }
}
