package io.pulsemill.features;

import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationColumns;
import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/**
 * The observations of a file of series. A series is a subject: the file's name without its
 * suffixes, a hyphen, and the number of the series in the file, from 1.
 */
final class ArchiveRows implements ObservationRows {
  /** Columns that the client sees after those of the dimensions. */
  static final int OTHER_COLUMNS = 3;

  private final ArchiveLines lines;
  private final String subjects;
  private final boolean labeled;

  /** The dimension of each sensor. */
  private final int[] wanted;

  private String subject = "";
  private int at;
  private int left;
  private int places = 1;
  private boolean ended;

  ArchiveRows(
      Configuration conf,
      ObservationSplit split,
      ArchiveLines.Maker parsers,
      FeaturesSettings settings) {
    lines = new ArchiveLines(conf, split.file(), split.getLength(), parsers, settings);
    subjects = SeriesSubjects.of(split.file());
    ObservationColumns columns = split.columns();
    labeled = columns.label() >= 0;
    wanted = IntStream.range(0, columns.sensors()).map(columns::value).toArray();
    lines.parser().expectDimensions(columns.width() - OTHER_COLUMNS);
    if (!labeled) {
      lines.parser().skipLabels();
    }
  }

  @Override
  public boolean next() throws IOException {
    at++;
    left--;
    if (left > 0) {
      return true;
    }
    if (ended) {
      return false;
    }
    ended = true; // also if this fails
    if (!lines.next()) {
      return false;
    }
    ended = false;
    at = 0;
    left = lines.observations();
    subject = subjects + lines.number();
    return true;
  }

  @Override
  public int read(Observation into) throws MalformedRecordException {
    into.setSubject(subject);
    int there = lines.row().read(at, wanted, into);
    places = lines.row().places();
    if (labeled) {
      into.setLabel(lines.row().label());
    }
    return there;
  }

  @Override
  public int readingsPerRecord() {
    return places;
  }

  @Override
  public RecordPosition position() {
    return RecordPosition.ofLine(lines.line());
  }

  @Override
  public long skippedTimes() {
    return lines.times().skipped();
  }

  @Override
  public long doubledTimes() {
    return lines.times().doubled();
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
