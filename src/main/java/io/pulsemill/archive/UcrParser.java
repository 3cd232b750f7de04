package io.pulsemill.archive;

import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.TimeParser;
import java.nio.charset.Charset;

/**
 * Series of a file of the UCR archive: a class, then numbers, tabs between and no header. All lines
 * have as many numbers; a shorter series is filled up with {@code NaN}.
 */
public final class UcrParser implements SeriesParser {
  private final ClassLabels labels;
  private boolean labelsSkipped;
  private int width = -1;

  /** A parser of text in an encoding; there are no times. */
  public UcrParser(Charset encoding, TimeParser times) {
    labels = new ClassLabels(encoding);
  }

  @Override
  public boolean inHeader() {
    return false;
  }

  @Override
  public void header(byte[] line, int from, int to) {
    throw new IllegalStateException("there is no header");
  }

  @Override
  public String headerEnd() {
    return "no header";
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
  public void expectDimensions(int dimensions) {
    // One is all there can be.
  }

  @Override
  public boolean read(byte[] line, int from, int to, SeriesRow into)
      throws MalformedRecordException {
    int start = Values.start(line, from, to);
    if (start == to) {
      return false;
    }
    into.clear();
    int tab = Values.find(line, from, to, '\t');
    int end = Values.end(line, tab, to);
    if (tab >= end) {
      throw new MalformedRecordException(
          Malformed.COLUMNS,
          "expected a class and numbers with tabs between (--input-format ucr) but found no tab");
    }
    Dimension values = into.add();
    Values.read(line, tab + 1, end, '\t', 1, values);
    if (width >= 0 && values.length() != width) {
      throw new MalformedRecordException(
          Malformed.COLUMNS,
          "expected %d numbers, as in the first line, but found %d"
              .formatted(width, values.length()));
    }
    if (!labelsSkipped) {
      into.setLabel(labels.read(line, from, tab));
    }
    width = values.length();
    into.endPadded();
    return true;
  }
}
