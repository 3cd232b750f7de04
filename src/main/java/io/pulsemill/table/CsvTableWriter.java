package io.pulsemill.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes one file of a table as CSV with a header; a missing value is an empty cell, quotes are as
 * in RFC 4180, and a number reads back as the same one. {@link CsvTable} reads it, but for line
 * breaks in quotes.
 */
public final class CsvTableWriter implements RowWriter {
  private final Writer out;
  private final boolean labeled;

  /**
   * Writes the header.
   *
   * @param columns subject, label if there is one, and features
   */
  public CsvTableWriter(OutputStream out, TableColumns columns) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.labeled = columns.label() != null;
    Stream<String> keys =
        labeled ? Stream.of(columns.subject(), columns.label()) : Stream.of(columns.subject());
    this.out.write(
        Stream.concat(keys, columns.features().stream())
            .map(CsvTableWriter::cell)
            .collect(Collectors.joining(",", "", "\n")));
  }

  @Override
  public void write(FeatureRow row) throws IOException {
    out.write(cell(row.subject()));
    if (labeled) {
      out.write(',');
      out.write(cell(row.label()));
    }
    for (int j = 0; j < row.features(); j++) {
      out.write(',');
      out.write(Double.isNaN(row.value(j)) ? "" : Double.toString(row.value(j)));
    }
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static String cell(String text) {
    if (text == null) {
      return "";
    }
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
