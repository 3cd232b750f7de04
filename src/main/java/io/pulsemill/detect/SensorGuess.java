package io.pulsemill.detect;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The column that names the sensor of each reading, where subjects have several readings at one
 * time: words by which these are told apart.
 */
record SensorGuess(int column, List<String> sensors) {
  /** More could as well be ids. */
  private static final int MOST = 20;

  /** Empty if no subject has two readings at one time, or no column tells them apart. */
  static Optional<SensorGuess> of(
      RoleGuess roles, List<List<String>> rows, List<ColumnGuess> columns) {
    if (roles.subject() < 0 || roles.time() < 0 || apart(rows, roles.subject(), roles.time())) {
      return Optional.empty();
    }
    for (int i = 0; i < columns.size(); i++) {
      boolean free = i != roles.value() && i != roles.label();
      if (free
          && !columns.get(i).typed()
          && columns.get(i).distinct() <= MOST
          && apart(rows, roles.subject(), roles.time(), i)) {
        int column = i;
        Set<String> names = new TreeSet<>();
        rows.forEach(row -> names.add(row.get(column).strip()));
        return Optional.of(new SensorGuess(i, List.copyOf(names)));
      }
    }
    return Optional.empty();
  }

  private static boolean apart(List<List<String>> rows, int... keys) {
    Set<List<String>> seen = new HashSet<>();
    for (List<String> row : rows) {
      if (!seen.add(Arrays.stream(keys).mapToObj(row::get).toList())) {
        return false;
      }
    }
    return true;
  }
}
