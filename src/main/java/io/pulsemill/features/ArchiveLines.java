package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.archive.SeriesParser;
import io.pulsemill.archive.SeriesRow;
import io.pulsemill.input.DamagedDataException;
import io.pulsemill.series.CsvHeader;
import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.TimeParser;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The series of a file, line by line. The last line must end in a line feed, as writers of these
 * formats end it: a number or a class that is cut short looks like another.
 */
final class ArchiveLines implements Closeable {
  /** Makes what reads the lines of a format. */
  interface Maker {
    SeriesParser parser(Charset encoding, TimeParser times);
  }

  private final SplitLines lines;
  private final TimeParser times;
  private final SeriesParser parser;
  private final int maxLineBytes;
  private final SeriesRow row = new SeriesRow();
  private @Nullable MalformedRecordException fault;
  private long line;
  private long number;

  ArchiveLines(
      Configuration conf, Path file, long length, Maker parsers, FeaturesSettings settings) {
    maxLineBytes = settings.maxSeriesBytes();
    boolean utf16 = settings.dialect().recoded();
    lines = new SplitLines(conf, file, 0, length, maxLineBytes, utf16);
    times = new TimeParser(settings.times());
    parser = parsers.parser(settings.dialect().lineEncoding(), times);
  }

  /**
   * Whether its series have classes.
   *
   * @throws InputException if the header cannot be used
   */
  boolean labeled() throws IOException {
    passHeader();
    return parser.labeled();
  }

  /** Dimensions of the first series that can be read; 0 if there is none. */
  int firstDimensions() throws IOException {
    parser.skipLabels();
    while (next()) {
      if (fault == null) {
        return row.dimensions();
      }
    }
    return 0;
  }

  SeriesParser parser() {
    return parser;
  }

  TimeParser times() {
    return times;
  }

  /**
   * Moves to the next series; false after the last.
   *
   * @throws DamagedDataException if the file does not end as it must
   */
  boolean next() throws IOException {
    passHeader();
    while (nextLine()) {
      if (isSeries()) {
        number++;
        return true;
      }
    }
    return false;
  }

  private boolean isSeries() throws DamagedDataException {
    LineScanner text = lines.line();
    boolean found = true;
    fault = null;
    if (text.tooLong()) {
      fault =
          new MalformedRecordException(
              Malformed.LINE_TOO_LONG,
              "expected at most %d bytes (--max-line-bytes) but found more"
                  .formatted(maxLineBytes));
    } else {
      try {
        found = parser.read(text.line(), from(text), text.from() + text.length(), row);
      } catch (MalformedRecordException e) {
        fault = e;
      }
    }
    if (found && !text.lineFeed()) {
      throw new DamagedDataException(
          "its last line, %d, has no line feed at its end, so it may be cut short; end it with one if it is whole"
              .formatted(line));
    }
    return found;
  }

  private void passHeader() throws IOException {
    while (parser.inHeader()) {
      if (!nextLine()) {
        throw new InputException(
            "expected %s but found the end of the file after line %d; is it cut short?"
                .formatted(parser.headerEnd(), line));
      }
      LineScanner text = lines.line();
      if (text.tooLong()) {
        throw new InputException(
            "line %d: expected at most %d bytes (--max-line-bytes) but found more"
                .formatted(line, maxLineBytes));
      }
      try {
        parser.header(text.line(), from(text), text.from() + text.length());
      } catch (InputException e) {
        throw new InputException("line %d: %s".formatted(line, e.getMessage()), e);
      }
    }
  }

  private boolean nextLine() throws IOException {
    boolean there = lines.next();
    line += there ? 1 : 0;
    return there;
  }

  /** Where the line begins, without a byte order mark. */
  private int from(LineScanner text) {
    int mark =
        line == 1 ? CsvHeader.markLength(text.line(), text.from(), text.from() + text.length()) : 0;
    return text.from() + mark;
  }

  /** The series; fails if its line is malformed. */
  SeriesRow row() throws MalformedRecordException {
    if (fault != null) {
      throw fault;
    }
    return row;
  }

  /** Observations of the series; one, which fails, of a malformed line. */
  int observations() {
    return fault == null ? row.observations() : 1;
  }

  /** The line last taken, from 1. */
  long line() {
    return line;
  }

  /** The number of the series in the file, malformed ones too, from 1. */
  long number() {
    return number;
  }

  float progress() throws IOException {
    return lines.progress();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
