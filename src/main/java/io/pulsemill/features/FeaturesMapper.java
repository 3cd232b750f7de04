package io.pulsemill.features;

import io.pulsemill.features.FeaturesCounters.Records;
import io.pulsemill.input.DamagedDataException;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationParser;
import io.pulsemill.series.ObservationRun;
import io.pulsemill.series.TimeKind;
import io.pulsemill.series.TimeParser;
import java.io.IOException;
import org.apache.hadoop.mapreduce.Mapper;
import org.jspecify.annotations.Nullable;

/**
 * In: (position, lines or rows). Out: (subject, readings), as {@link ReadingsOutput} puts them
 * together; (place, bad record) for each record that cannot be used.
 */
class FeaturesMapper extends Mapper<RecordPosition, ObservationLines, GroupKey, MapValue> {
  /** As a record's progress is reported, and its own work little beside so many rows. */
  private static final int ROWS_PER_RECORD = 4096;

  private Observation observation = new Observation();
  private ReadingsOutput output;
  private ObservationParser parser;
  private String file;
  private Dialect dialect = Dialect.CSV;
  private int maxLineBytes;
  private @Nullable MalformedRecordException folderFault;

  /** Whether the folders leave no reading out. */
  private boolean complete = true;

  private boolean folders;
  private boolean labelOnce;

  /** The times that the folders give are read by it. */
  private TimeParser folderTimes;

  private int readingsPerLine;

  // Added to the counters once: an increment takes a lock.
  private long read;
  private long blank;
  private long comments;
  private long missing;
  private long otherSensors;
  private long dateTimes;
  private final WholeNumberTimes wholeNumberTimes = new WholeNumberTimes();

  @Override
  protected void setup(Context context) {
    ObservationSplit split = split(context);
    file = split.file().toString();
    FeaturesSettings settings = FeaturesSettings.read(context.getConfiguration());
    dialect = settings.dialect();
    parser = new ObservationParser(split.columns(), dialect, settings.times());
    maxLineBytes = settings.maxLineBytes();
    observation = new Observation(split.labels() ? 0 : settings.columns().sensors().size());
    labelOnce = split.columns().labelOnce();
    readingsPerLine = parser.readingsPerLine();
    output = new ReadingsOutput(observation.sensors());
    setFolderValues(split, settings);
  }

  private void setFolderValues(ObservationSplit split, FeaturesSettings settings) {
    folderTimes = new TimeParser(settings.times());
    FolderValues given = new FolderValues(split.partition(), dialect, folderTimes);
    try {
      given.set(settings.columns(), split.columns(), observation);
    } catch (MalformedRecordException e) { // the client has read them
      throw new IllegalStateException("%s: %s".formatted(file, e.getMessage()), e);
    }
    folders = !split.partition().columns().isEmpty();
    folderFault = given.fault().orElse(null);
    complete = given.complete();
  }

  /** The part of its task's split that it reads. */
  ObservationSplit split(Context context) {
    return ((TaskSplit) context.getInputSplit()).current();
  }

  @Override
  protected void map(RecordPosition position, ObservationLines lines, Context context)
      throws IOException, InterruptedException {
    switch (lines.kind()) {
      case LINES -> readLines(position, lines, context);
      case ROWS -> readRows(lines.rows(), context);
      case TOO_LONG -> {
        read++;
        tooLong(position, context);
      }
      case UNREADABLE -> unreadable(position, lines.text(), context);
    }
  }

  private void readLines(RecordPosition position, ObservationLines lines, Context context)
      throws IOException, InterruptedException {
    byte[] bytes = lines.bytes();
    int first = lines.from();
    int end = first + lines.length();
    int at = first;
    do {
      int next =
          complete
              ? parser.parseOrdinary(bytes, at, end, observation)
              : ObservationParser.NOT_ORDINARY;
      if (next >= 0 && next - at <= maxLineBytes) {
        read += readingsPerLine;
        use(context);
        next = readAlike(bytes, at, next, end, context);
      } else {
        parser.takeBack();
        next = LineScanner.lineEnd(bytes, at, end);
        // Of a line without its line feed the scanner has taken the carriage return already.
        boolean carriageReturn = next < end && next > at && bytes[next - 1] == '\r';
        readLine(bytes, at, carriageReturn ? next - 1 : next, position.plus(at - first), context);
        next++;
      }
      at = next;
    } while (at < end);
  }

  /** Reads lines like the one from {@code line} to {@code from}; returns where others begin. */
  private int readAlike(byte[] bytes, int line, int from, int to, Context context)
      throws IOException, InterruptedException {
    ObservationRun run = parser.parseAlike(bytes, line, from, to, maxLineBytes);
    read += (long) run.size() * readingsPerLine;
    if (observation.timeKind() == TimeKind.DATE) {
      dateTimes += run.size();
    } else {
      for (int i = 0; i < run.size(); i++) {
        wholeNumberTimes.add(run.times()[i]);
      }
    }
    output.add(run, context);
    return run.end();
  }

  /** Reads a line of any form, without its end. */
  private void readLine(byte[] bytes, int from, int to, RecordPosition position, Context context)
      throws IOException, InterruptedException {
    if (to == from) {
      blank++;
      return;
    }
    if (dialect.isComment(bytes, from, to)) {
      comments++;
      return;
    }
    if (to - from > maxLineBytes) {
      read++;
      tooLong(position, context);
      return;
    }
    try {
      int there = parser.parse(bytes, from, to, observation);
      refuseFolders();
      use(there, readingsPerLine, context);
    } catch (MalformedRecordException e) {
      read++;
      malformed(e.reason(), e.getMessage(), position, context);
    }
  }

  private void readRows(ObservationRows rows, Context context)
      throws IOException, InterruptedException {
    int left = ROWS_PER_RECORD;
    try {
      do {
        readRow(rows, context);
      } while (--left > 0 && rows.next());
    } catch (DamagedDataException e) {
      unreadable(rows.position(), e.getMessage(), context);
    }
  }

  private void readRow(ObservationRows rows, Context context)
      throws IOException, InterruptedException {
    try {
      int there = rows.read(observation);
      refuseFolders();
      use(
          folders && there >= 0 ? observation.readings() : there,
          folders ? readingsPerLine : rows.readingsPerRecord(),
          context);
    } catch (MalformedRecordException e) {
      read++;
      malformed(e.reason(), e.getMessage(), rows.position(), context);
    }
  }

  private void refuseFolders() throws MalformedRecordException {
    if (folderFault != null) {
      throw folderFault;
    }
  }

  private void unreadable(RecordPosition position, String detail, Context context)
      throws IOException, InterruptedException {
    context.getCounter(Records.UNREADABLE).increment(1);
    writeBad(position, BadEntry.UNREADABLE, detail, context);
  }

  /** Takes the readings there are of those a record may hold. */
  void use(int there, int all, Context context) throws IOException, InterruptedException {
    read += all;
    if (there == ObservationParser.OTHER_SENSOR) {
      otherSensors++;
      return;
    }
    missing += all - there;
    if (there > 0) {
      use(context);
    } else if (labelOnce && observation.label() != null) {
      writeLabel(context);
    }
  }

  /** Writes the label of the record that has been read, but none of its readings. */
  void writeLabel(Context context) throws IOException, InterruptedException {
    context.write(
        GroupKey.ofSubject(observation.subject()),
        MapValue.ofLabel(String.valueOf(observation.label())));
  }

  /** Takes the record that has been read. */
  void use(Context context) throws IOException, InterruptedException {
    if (observation.timeKind() == TimeKind.DATE) {
      dateTimes++;
    } else {
      wholeNumberTimes.add(observation.time());
    }
    output.add(observation, context);
  }

  private void tooLong(RecordPosition position, Context context)
      throws IOException, InterruptedException {
    malformed(
        Malformed.LINE_TOO_LONG,
        "expected at most " + maxLineBytes + " bytes (--max-line-bytes) but found more",
        position,
        context);
  }

  private void malformed(Malformed reason, String detail, RecordPosition position, Context context)
      throws IOException, InterruptedException {
    context.getCounter(FeaturesCounters.MALFORMED, reason.key()).increment(1);
    writeBad(position, reason.key(), detail, context);
  }

  private void writeBad(RecordPosition position, String reason, String detail, Context context)
      throws IOException, InterruptedException {
    BadEntry entry = BadEntry.ofRecord(file, position, reason, detail);
    context.write(GroupKey.ofBadRecord(file, position), MapValue.of(entry));
  }

  @Override
  protected void cleanup(Context context) throws IOException, InterruptedException {
    output.flush(context);
    context.getCounter(Records.READ).increment(read);
    context.getCounter(Records.BLANK).increment(blank);
    context.getCounter(Records.COMMENT).increment(comments);
    context.getCounter(Records.MISSING).increment(missing);
    context.getCounter(Records.OTHER_SENSOR).increment(otherSensors);
    TimeParser times = parser.times();
    context
        .getCounter(Records.SKIPPED_TIMES)
        .increment(times.skipped() + folderTimes.skipped() * dateTimes);
    context
        .getCounter(Records.DOUBLED_TIMES)
        .increment(times.doubled() + folderTimes.doubled() * dateTimes);
    wholeNumberTimes.count(context);
    context.getCounter(Records.DATE_TIMES).increment(dateTimes);
  }
}
