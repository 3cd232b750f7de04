package io.pulsemill.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which column is which; −1 if none is likely. */
record RoleGuess(int subject, int time, int value, int label) {
  private static final List<String> USUAL = List.of("ts_number", "datetime", "pulse", "category");

  /** {@code names}: of the columns; the usual ones of Pulsemill go before any guess. */
  static RoleGuess of(List<String> names, List<List<String>> rows, List<ColumnGuess> columns) {
    List<Integer> usual = USUAL.stream().map(names::indexOf).toList();
    if (!usual.contains(-1)
        && columns.get(usual.get(2)).numeric()
        && isFunction(rows, usual.get(0), usual.get(3))) {
      return new RoleGuess(usual.get(0), usual.get(1), usual.get(2), usual.get(3));
    }
    int time = time(columns);
    int value = value(columns, time);
    int subject = -1;
    int label = -1;
    for (int s = 0; s < columns.size(); s++) {
      for (int l = 0; l < columns.size(); l++) {
        if (s != l
            && s != time
            && s != value
            && l != time
            && l != value
            && columns.get(l).distinct() <= columns.get(s).distinct()
            && isFunction(rows, s, l)
            && (subject < 0 || columns.get(s).distinct() > columns.get(subject).distinct())) {
          subject = s;
          label = l;
        }
      }
    }
    return new RoleGuess(subject < 0 ? other(columns, time, value) : subject, time, value, label);
  }

  private static int time(List<ColumnGuess> columns) {
    int best = -1;
    for (int i = 0; i < columns.size(); i++) {
      ColumnGuess column = columns.get(i);
      if (!column.dates().isEmpty()
          && (best < 0 || column.distinct() > columns.get(best).distinct())) {
        best = i;
      }
    }
    for (int i = 0; best < 0 && i < columns.size(); i++) {
      best = !columns.get(i).times().isEmpty() && columns.get(i).distinct() > 1 ? i : best;
    }
    return best;
  }

  /** The column of numbers with the most different ones; one with a decimal mark goes before. */
  private static int value(List<ColumnGuess> columns, int time) {
    int best = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (i != time && columns.get(i).numeric()) {
        best = best < 0 || weight(columns.get(i)) > weight(columns.get(best)) ? i : best;
      }
    }
    return best;
  }

  private static long weight(ColumnGuess column) {
    return column.distinct() + (column.decimalMark().isEmpty() ? 0 : 1L << 32);
  }

  private static boolean isFunction(List<List<String>> rows, int of, int to) {
    Map<String, String> seen = new HashMap<>();
    for (List<String> row : rows) {
      String first = seen.putIfAbsent(row.get(of), row.get(to));
      if (first != null && !first.equals(row.get(to))) {
        return false;
      }
    }
    return true;
  }

  private static int other(List<ColumnGuess> columns, int time, int value) {
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (i != time && i != value) {
        left.add(i);
      }
    }
    return left.isEmpty() ? -1 : left.get(0);
  }
}
