package io.pulsemill.detect;

import io.pulsemill.InputException;
import io.pulsemill.series.Dialect;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which delimiter, quote and comment cut lines best: the way that gives the most lines one width,
 * and then the most columns of one kind, numbers or times (after van den Burg, Nazábal and Sutton,
 * "Wrangling messy CSV files by detecting row and type patterns", 2019).
 */
final class SplitGuess {
  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|", "\001", " ");
  private static final List<String> QUOTES = List.of("\"", "'", "");

  private SplitGuess() {}

  static SampleTable of(List<byte[]> lines, Charset encoding) {
    List<SampleTable> tables = new ArrayList<>();
    for (String comment : comments(lines)) {
      for (String delimiter : DELIMITERS) {
        for (String quote : QUOTES) {
          dialect(delimiter, quote, comment, encoding)
              .ifPresent(dialect -> tables.add(SampleTable.of(dialect, lines)));
        }
      }
    }
    SampleTable best = tables.get(0);
    double most = score(best);
    for (SampleTable table : tables) {
      double score = score(table);
      if (score > most) { // of equals the first, the commonest
        best = table;
        most = score;
      }
    }
    return best;
  }

  private static List<String> comments(List<byte[]> lines) {
    boolean marked = lines.stream().anyMatch(line -> line.length > 0 && line[0] == '#');
    return marked ? List.of("#") : List.of("");
  }

  private static Optional<Dialect> dialect(
      String delimiter, String quote, String comment, Charset encoding) {
    try {
      return Optional.of(
          new Dialect(delimiter, quote, '.', List.of(), comment, encoding, false, List.of()));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  /** Up to 2, but below 1 for a single column. */
  private static double score(SampleTable table) {
    if (table.width() < 2) {
      return table.fit() / 2;
    }
    int typed = 0;
    for (int i = 0; i < table.width(); i++) {
      typed += ColumnGuess.of(table.column(i, 1)).typed() ? 1 : 0;
    }
    return table.fit() * (1 + (double) typed / table.width());
  }
}
