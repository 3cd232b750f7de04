package io.pulsemill.predict;

import io.pulsemill.table.FeatureRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Predictions as CSV with a header; a null is an empty cell; quotes as in RFC 4180. */
final class PredictionCsv implements PredictionWriter {
  private final Writer out;

  PredictionCsv(OutputStream out, String predicted, List<String> columns) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.out.write("subject," + predicted);
    for (String column : columns) {
      this.out.write("," + cell(column));
    }
    this.out.write('\n');
  }

  @Override
  public void write(FeatureRow row) throws IOException {
    out.write(cell(row.subject()));
    out.write(',');
    out.write(cell(row.label()));
    for (int c = 0; c < row.features(); c++) {
      out.write(',');
      out.write(Double.isNaN(row.value(c)) ? "" : Double.toString(row.value(c)));
    }
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  static String cell(String text) {
    if (text == null) {
      return "";
    }
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
