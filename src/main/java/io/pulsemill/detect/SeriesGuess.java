package io.pulsemill.detect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Columns that hold a reading each, where each line is a series: those from {@code first} to {@code
 * last}, numbers under names that count on (t0, t1, …) or are dates.
 */
record SeriesGuess(int first, int last) {
  /** Fewer could as well be the features of a table. */
  private static final int FEWEST = 5;

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})");

  /** The longest range of such columns; empty if there are fewer than five. */
  static Optional<SeriesGuess> of(List<String> names, List<ColumnGuess> columns) {
    SeriesGuess best = null;
    int first = 0;
    for (int i = 0; i < names.size(); i++) {
      boolean reading = columns.get(i).numeric() || columns.get(i).distinct() == 0;
      if (!reading || i == first || !follows(names.get(i - 1), names.get(i))) {
        first = reading ? i : i + 1;
      }
      if (reading && (best == null || i - first > best.last - best.first)) {
        best = new SeriesGuess(first, i);
      }
    }
    return Optional.ofNullable(best).filter(range -> range.last - range.first + 1 >= FEWEST);
  }

  private static boolean follows(String name, String next) {
    Matcher one = NUMBERED.matcher(name);
    Matcher other = NUMBERED.matcher(next);
    if (one.matches()
        && other.matches()
        && one.group(1).equals(other.group(1))
        && Integer.parseInt(other.group(2)) == Integer.parseInt(one.group(2)) + 1) {
      return true;
    }
    return TimeGuess.all(List.of(name, next)).stream().anyMatch(TimeGuess::date);
  }

  boolean contains(int column) {
    return first <= column && column <= last;
  }

  /** Of the other columns the one with the most different fields; negative if there is none. */
  int subject(List<ColumnGuess> columns) {
    return others(columns)
        .boxed()
        .max(
            Comparator.comparingInt((Integer i) -> columns.get(i).distinct())
                .thenComparing(Comparator.reverseOrder()))
        .orElse(-1);
  }

  /** Of the other columns that vary the one with the fewest different fields, if any is left. */
  int label(List<ColumnGuess> columns) {
    int subject = subject(columns);
    return others(columns)
        .filter(i -> i != subject && columns.get(i).distinct() > 1)
        .boxed()
        .min(Comparator.comparingInt(i -> columns.get(i).distinct()))
        .orElse(-1);
  }

  private IntStream others(List<ColumnGuess> columns) {
    return IntStream.range(0, columns.size()).filter(i -> !contains(i));
  }
}
