package io.pulsemill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A table as people read it, on a terminal or a page.
 *
 * @param heads of the columns
 * @param rows cells under them; the first names its row
 */
public record Table(List<String> heads, List<List<String>> rows) {
  private static final String GAP = "  ";

  public Table {
    heads = List.copyOf(heads);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The same with other heads and names of rows. */
  Table named(UnaryOperator<String> name) {
    List<List<String>> named = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      cells.set(0, name.apply(row.get(0)));
      named.add(cells);
    }
    return new Table(heads.stream().map(name).toList(), named);
  }

  /** Lines of cells under each other: the first column to the left, the others to the right. */
  @Override
  public String toString() {
    List<List<String>> lines = new ArrayList<>(List.of(heads));
    lines.addAll(rows);
    int[] width = new int[heads.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        width[i] = Math.max(width[i], length(line.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        String padding = " ".repeat(width[i] - length(line.get(i)));
        text.append(i == 0 ? line.get(i) + padding : GAP + padding + line.get(i));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
