package io.pulsemill.detect;

import io.pulsemill.series.NullMarkers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a column holds.
 *
 * @param values number of fields
 * @param distinct number of different ones, null markers aside
 * @param decimalMark of its numbers; empty if they have none, or are no numbers
 * @param numeric whether all fields but null markers are numbers
 * @param nulls its null markers, sorted
 * @param times formats that read all fields but null markers, the likeliest first
 */
record ColumnGuess(
    int values,
    int distinct,
    String decimalMark,
    boolean numeric,
    Set<String> nulls,
    List<TimeGuess> times) {
  private static final Pattern DOT = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern COMMA = Pattern.compile("[+-]?\\d+(,\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern NINES = Pattern.compile("-9+(\\.9+)?");

  /** Share of the fields that must not be null markers. */
  private static final double KNOWN = 0.5;

  static ColumnGuess of(List<String> fields) {
    Set<String> nulls = new TreeSet<>();
    for (String field : fields) {
      if (NullMarkers.isUsual(field) || NINES.matcher(field).matches()) {
        nulls.add(field);
      }
    }
    List<String> known = fields.stream().filter(field -> !nulls.contains(field)).toList();
    boolean filled = !known.isEmpty() && known.size() >= KNOWN * fields.size();
    boolean dot = filled && known.stream().allMatch(field -> DOT.matcher(field).matches());
    boolean comma = filled && known.stream().allMatch(field -> COMMA.matcher(field).matches());
    String mark = "";
    if (dot != comma) {
      mark = dot ? "." : ",";
    }
    return new ColumnGuess(
        fields.size(),
        new HashSet<>(known).size(),
        mark,
        dot || comma,
        nulls,
        filled ? TimeGuess.all(known) : List.of());
  }

  /** Formats that make dates of its times. */
  List<String> dates() {
    return times.stream().filter(TimeGuess::date).map(TimeGuess::format).toList();
  }

  /** Whether it is known what kind of thing its fields are. */
  boolean typed() {
    return numeric || !dates().isEmpty();
  }
}
