package io.pulsemill.archive;

import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.TimeParser;
import java.nio.charset.Charset;

/**
 * Series of an ARFF file: numbers and a class with commas between or, of several dimensions, one
 * quoted field with the numbers, its dimensions on lines of their own ({@code \n}), and a class.
 */
public final class ArffParser implements SeriesParser {
  private final ArffHeader header = new ArffHeader();
  private final ArffLine line = new ArffLine();
  private final Charset encoding;
  private final ClassLabels labels;
  private boolean labelsSkipped;
  private int dimensions = -1;

  /** A parser of text in an encoding; there are no times. */
  public ArffParser(Charset encoding, TimeParser times) {
    this.encoding = encoding;
    labels = new ClassLabels(encoding);
  }

  @Override
  public boolean inHeader() {
    return !header.ended();
  }

  @Override
  public void header(byte[] bytes, int from, int to) {
    header.take(new String(bytes, from, to - from, encoding));
    labels.know(header.classes());
  }

  @Override
  public String headerEnd() {
    return "a header of an ARFF file up to @data";
  }

  @Override
  public boolean labeled() {
    return true;
  }

  @Override
  public void skipLabels() {
    labelsSkipped = true;
  }

  @Override
  public void expectDimensions(int count) {
    dimensions = count;
  }

  @Override
  public boolean read(byte[] bytes, int from, int to, SeriesRow into)
      throws MalformedRecordException {
    int start = Values.start(bytes, from, to);
    if (start == to || bytes[start] == '%') {
      return false;
    }
    if (bytes[start] == '{') {
      throw new MalformedRecordException(
          Malformed.COLUMNS, "expected all values of a series but found sparse ARFF, {…}");
    }
    into.clear();
    line.split(bytes, start, to);
    int expected = header.relational() ? 2 : header.numbers() + 1;
    if (line.fields() != expected) {
      throw new MalformedRecordException(
          Malformed.COLUMNS,
          "expected %d fields, the last one a class, but found %d"
              .formatted(expected, line.fields()));
    }
    if (header.relational()) {
      dimensions(into);
    } else {
      numbers(into);
    }
    if (!labelsSkipped) {
      into.setLabel(label(expected - 1));
    }
    into.endPadded();
    return true;
  }

  private void numbers(SeriesRow into) throws MalformedRecordException {
    Dimension values = into.add();
    for (int i = 0; i < header.numbers(); i++) {
      try {
        values.add(Values.value(line.bytes(i), line.from(i), line.to(i)));
      } catch (MalformedRecordException e) {
        throw new MalformedRecordException(
            e.reason(), "value %d: %s".formatted(i + 1, e.getMessage()));
      }
    }
  }

  private void dimensions(SeriesRow into) throws MalformedRecordException {
    byte[] bag = line.bytes(0);
    int end = Values.end(bag, line.from(0), line.to(0));
    end -= end > line.from(0) && bag[end - 1] == '\n' ? 1 : 0;
    int at = line.from(0);
    while (at <= end) {
      int next = Values.find(bag, at, end, '\n');
      Dimension dimension = into.add();
      Values.read(bag, at, next, ',', into.dimensions(), dimension);
      if (dimension.length() != header.numbers()) {
        throw new MalformedRecordException(
            Malformed.COLUMNS,
            "dimension %d: expected %d values but found %d"
                .formatted(into.dimensions(), header.numbers(), dimension.length()));
      }
      at = next + 1;
    }
    if (dimensions >= 0 && into.dimensions() != dimensions) {
      throw new MalformedRecordException(
          Malformed.COLUMNS,
          "expected %d dimensions, as in the first series, but found %d"
              .formatted(dimensions, into.dimensions()));
    }
  }

  private String label(int field) throws MalformedRecordException {
    byte[] bytes = line.bytes(field);
    int from = line.from(field);
    boolean missing = !line.quoted(field) && line.to(field) == from + 1 && bytes[from] == '?';
    return labels.exactly(bytes, from, missing ? from : line.to(field));
  }
}
