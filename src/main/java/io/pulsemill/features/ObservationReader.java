package io.pulsemill.features;

import io.pulsemill.input.Compression;
import io.pulsemill.input.DamagedDataException;
import io.pulsemill.series.CsvHeader;
import io.pulsemill.series.Dialect;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;

/**
 * The lines of a split without the header, many at a time but if they are numbered. Damaged
 * compressed data end the split with their own record: a person can do nothing with a task's stack
 * trace.
 */
final class ObservationReader extends RecordReader<RecordPosition, ObservationLines> {
  private final RecordPosition position = new RecordPosition();
  private final ObservationLines value = new ObservationLines();

  private SplitLines lines;
  private long start;
  private boolean numbered;
  private Dialect dialect;
  private boolean headerAhead;
  private long number;
  private boolean ended;

  @Override
  public void initialize(InputSplit split, TaskAttemptContext context) {
    ObservationSplit part = (ObservationSplit) split;
    Configuration conf = context.getConfiguration();
    start = part.start();
    numbered = Compression.of(part.file()) == Compression.BZIP2;
    FeaturesSettings settings = FeaturesSettings.read(conf);
    dialect = settings.dialect();
    headerAhead = start == 0 && dialect.header();
    numbered |= dialect.recoded();
    lines =
        new SplitLines(
            conf, part.file(), start, part.getLength(), settings.maxLineBytes(), dialect.recoded());
  }

  @Override
  public boolean nextKeyValue() throws IOException {
    if (ended) {
      return false;
    }
    try {
      ended =
          (headerAhead && !lines.nextButComments(dialect))
              || !(numbered ? lines.next() : lines.nextMany());
      headerAhead = false;
      if (!ended) {
        take(lines.line());
      }
      return !ended;
    } catch (DamagedDataException e) {
      ended = true;
      number++;
      // What was read of the line it happened in is dropped; the place is the line's.
      position.set(numbered ? start : lines.offset(), numbered ? number : 0);
      value.setUnreadable(e.getMessage());
      return true;
    }
  }

  private void take(LineScanner line) {
    number++;
    position.set(numbered ? start : line.offset(), numbered ? number : 0);
    if (line.tooLong()) {
      value.setTooLong();
      return;
    }
    int mark =
        start == 0 && line.offset() == 0
            ? CsvHeader.markLength(line.line(), line.from(), line.from() + line.length())
            : 0;
    value.setLines(line.line(), line.from() + mark, line.length() - mark);
  }

  @Override
  public RecordPosition getCurrentKey() {
    return position;
  }

  @Override
  public ObservationLines getCurrentValue() {
    return value;
  }

  @Override
  public float getProgress() throws IOException {
    return lines.progress();
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }
}
