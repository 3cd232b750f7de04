package io.pulsemill.detect;

import io.pulsemill.series.CsvLine;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.MalformedRecordException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines cut into fields in one way.
 *
 * @param dialect that cut them
 * @param rows of the width most lines have
 * @param width fields of a row
 * @param lines how many were cut, those of another width or with a bad quote too
 */
record SampleTable(Dialect dialect, List<List<String>> rows, int width, int lines) {
  /** Cuts lines; comments are left out. */
  static SampleTable of(Dialect dialect, List<byte[]> lines) {
    CsvLine cutter = new CsvLine(dialect);
    List<List<String>> cut = new ArrayList<>();
    int count = 0;
    for (byte[] line : lines) {
      if (line.length == 0 || dialect.isComment(line, 0, line.length)) {
        continue;
      }
      count++;
      try {
        cutter.parse(line, 0, line.length);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < cutter.fields(); i++) {
          fields.add(cutter.text(i));
        }
        cut.add(fields);
      } catch (MalformedRecordException badQuote) {
        // A line that is no row counts against this way of cutting.
      }
    }
    int width = mostFrequentWidth(cut);
    List<List<String>> rows = cut.stream().filter(row -> row.size() == width).toList();
    return new SampleTable(dialect, rows, width, count);
  }

  private static int mostFrequentWidth(List<List<String>> rows) {
    Map<Integer, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /** Share of the lines that are rows, 0..1. */
  double fit() {
    return lines == 0 ? 0 : (double) rows.size() / lines;
  }

  /** The fields of a column without blanks around them, from row {@code first} on. */
  List<String> column(int position, int first) {
    return rows.stream().skip(first).map(row -> row.get(position).strip()).toList();
  }
}
