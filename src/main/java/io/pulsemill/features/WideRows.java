package io.pulsemill.features;

import io.pulsemill.input.Compression;
import io.pulsemill.series.CsvHeader;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationColumns;
import io.pulsemill.series.SeriesColumns;
import io.pulsemill.series.SeriesLineParser;
import io.pulsemill.series.SeriesRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** The observations of a split of text with a series in each line. */
final class WideRows implements ObservationRows {
  private final SplitLines lines;
  private final SeriesLineParser parser;
  private final Dialect dialect;
  private final int maxLineBytes;
  private final int length;
  private final long start;
  private final boolean numbered;
  private boolean headerAhead;
  private boolean ended;
  private @Nullable MalformedRecordException fault;
  private long number;
  private int at;
  private long blank;
  private long comments;

  WideRows(Configuration conf, ObservationSplit split, FeaturesSettings settings) {
    dialect = settings.dialect();
    maxLineBytes = settings.maxSeriesBytes();
    start = split.start();
    headerAhead = start == 0 && dialect.header();
    numbered = Compression.of(split.file()) == Compression.BZIP2 || dialect.recoded();
    lines =
        new SplitLines(
            conf, split.file(), start, split.getLength(), maxLineBytes, dialect.recoded());
    ObservationColumns columns = split.columns();
    SeriesColumns series =
        columns(IntStream.range(0, columns.width()).mapToObj(columns::name).toList(), settings);
    parser = new SeriesLineParser(columns, series, dialect);
    length = series.length();
    at = length;
  }

  /**
   * Where the readings are in the lines of a file of these columns.
   *
   * @throws io.pulsemill.InputException if they are not there
   */
  static SeriesColumns columns(List<String> header, FeaturesSettings settings) {
    ColumnNames names = settings.columns();
    SeriesRange range = Objects.requireNonNull(names.series(), "no columns of series");
    List<String> others = new ArrayList<>(List.of(names.subject()));
    if (names.label() != null) {
      others.add(names.label());
    }
    return SeriesColumns.of(header, range, others, settings.times());
  }

  @Override
  public boolean next() throws IOException {
    at++;
    if (fault == null && at < length) {
      return true;
    }
    if (ended) {
      return false;
    }
    ended = true; // also if this fails
    boolean passed = !headerAhead || lines.nextButComments(dialect);
    headerAhead = false;
    ended = !passed || !nextSeries();
    return !ended;
  }

  private boolean nextSeries() throws IOException {
    while (lines.next()) {
      number++;
      if (isSeries(lines.line())) {
        at = 0;
        return true;
      }
    }
    return false;
  }

  private boolean isSeries(LineScanner line) {
    byte[] bytes = line.line();
    int from = line.from();
    int to = from + line.length();
    from += start == 0 && line.offset() == 0 ? CsvHeader.markLength(bytes, from, to) : 0;
    fault = null;
    if (to == from || dialect.isComment(bytes, from, to)) {
      blank += to == from ? 1 : 0;
      comments += to == from ? 0 : 1;
      return false;
    }
    try {
      if (line.tooLong()) {
        throw new MalformedRecordException(
            Malformed.LINE_TOO_LONG,
            "expected at most %d bytes (--max-line-bytes) but found more".formatted(maxLineBytes));
      }
      parser.parse(bytes, from, to);
    } catch (MalformedRecordException e) {
      fault = e;
    }
    return true;
  }

  @Override
  public int read(Observation into) throws MalformedRecordException {
    if (fault != null) {
      throw fault;
    }
    return parser.read(at, into);
  }

  @Override
  public int readingsPerRecord() {
    return 1;
  }

  @Override
  public RecordPosition position() {
    return new RecordPosition(numbered ? start : lines.offset(), numbered ? number : 0);
  }

  @Override
  public long blankLines() {
    return blank;
  }

  @Override
  public long comments() {
    return comments;
  }

  @Override
  public float progress() {
    try {
      return lines.progress();
    } catch (IOException e) {
      return 0; // the next read tells
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
