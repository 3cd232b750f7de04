package io.pulsemill.archive;

import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.TimeParser;
import java.nio.charset.Charset;

/**
 * Series of a {@code .ts} file: dimensions with colons between, numbers with commas between, a
 * class at the end; with time stamps {@code (time,value)} instead of numbers.
 */
public final class TsParser implements SeriesParser {
  private final TsHeader header = new TsHeader();
  private final Charset encoding;
  private final ClassLabels labels;
  private final TimedValues timedValues;
  private boolean labelsSkipped;
  private int dimensions = -1;

  /** Of every dimension; −1: any. */
  private int length = -1;

  /** A parser of text in an encoding. */
  public TsParser(Charset encoding, TimeParser times) {
    this.encoding = encoding;
    labels = new ClassLabels(encoding);
    timedValues = new TimedValues(times);
  }

  @Override
  public boolean inHeader() {
    return !header.ended();
  }

  @Override
  public void header(byte[] line, int from, int to) {
    header.take(new String(line, from, to - from, encoding));
    labels.know(header.classes());
    if (header.dimensions().isPresent()) {
      dimensions = header.dimensions().getAsInt();
    }
    length = header.length().orElse(-1);
  }

  @Override
  public String headerEnd() {
    return "a header of a .ts file up to @data";
  }

  @Override
  public boolean labeled() {
    return !header.classes().isEmpty();
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
  public boolean read(byte[] line, int from, int to, SeriesRow into)
      throws MalformedRecordException {
    int start = Values.start(line, from, to);
    if (start == to || line[start] == '#' || line[start] == '%') {
      return false;
    }
    into.clear();
    timedValues.clear();
    int left = dimensionsOf(line, start, to);
    int at = start;
    for (; left > 0; left--) {
      int end = colon(line, at, to);
      dimension(line, at, end, into);
      at = end + 1;
    }
    if (labeled() && !labelsSkipped) {
      into.setLabel(labels.read(line, at, to));
    }
    into.end(timedValues.kind());
    length = header.equalLength() ? into.dimension(0).length() : -1;
    return true;
  }

  /** How many dimensions are ahead, checked. */
  private int dimensionsOf(byte[] line, int from, int to) throws MalformedRecordException {
    int found = 0;
    int last = from;
    for (int at = colon(line, from, to); at < to; at = colon(line, last, to)) {
      found++;
      last = at + 1;
    }
    // What has no class may end in a colon all the same: so aeon writes it.
    boolean empty = Values.start(line, last, to) == to;
    found += labeled() || (empty && found > 0) ? 0 : 1;
    if (found == 0 || (dimensions >= 0 && found != dimensions)) {
      throw new MalformedRecordException(
          Malformed.COLUMNS,
          "expected %s with ':' between but found %d ':' in the line"
              .formatted(expected(), found - (labeled() || empty ? 0 : 1)));
    }
    return found;
  }

  private String expected() {
    String count =
        dimensions < 0
            ? "dimensions"
            : "%d dimension%s".formatted(dimensions, dimensions == 1 ? "" : "s");
    return labeled() ? count + " and a class" : count;
  }

  private void dimension(byte[] line, int from, int to, SeriesRow into)
      throws MalformedRecordException {
    Dimension dimension = into.add();
    if (header.timed()) {
      timedValues.read(line, from, to, into.dimensions(), dimension);
    } else {
      Values.read(line, from, to, ',', into.dimensions(), dimension);
    }
    if (length >= 0 && dimension.length() != length) {
      throw new MalformedRecordException(
          Malformed.COLUMNS,
          "dimension %d: expected %d values, as series are equally long, but found %d"
              .formatted(into.dimensions(), length, dimension.length()));
    }
  }

  /** The next colon, not within parentheses, where a time may have one. */
  private int colon(byte[] line, int from, int to) {
    boolean within = false;
    int at = from;
    while (at < to && (within || line[at] != ':')) {
      within = header.timed() && (line[at] == '(' || (within && line[at] != ')'));
      at++;
    }
    return at;
  }
}
