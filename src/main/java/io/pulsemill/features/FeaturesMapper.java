package io.pulsemill.features;

import io.pulsemill.features.FeaturesCounters.Records;
import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationParser;
import io.pulsemill.series.TimeKind;
import java.io.IOException;
import org.apache.hadoop.mapreduce.Mapper;

/**
 * In: (position, line). Out: (subject, readings), one pair for consecutive lines of a subject with
 * one label; (place, bad record) for each line that cannot be used.
 */
class FeaturesMapper extends Mapper<RecordPosition, ObservationLine, GroupKey, MapValue> {
  private final Observation observation = new Observation();
  private final ReadingsWritable readings = new ReadingsWritable();
  private final MapValue value = MapValue.of(readings);
  private String subject;
  private ObservationParser parser;
  private String file;
  private int maxLineBytes;

  // Added to the counters once: an increment takes a lock.
  private long read;
  private long blank;
  private long wholeNumberTimes;
  private long dateTimes;

  @Override
  protected void setup(Context context) {
    ObservationSplit split = split(context);
    file = split.file().toString();
    parser = new ObservationParser(split.columns());
    maxLineBytes = FeaturesSettings.read(context.getConfiguration()).maxLineBytes();
  }

  /** The split this task reads. */
  ObservationSplit split(Context context) {
    return (ObservationSplit) context.getInputSplit();
  }

  @Override
  protected void map(RecordPosition position, ObservationLine line, Context context)
      throws IOException, InterruptedException {
    switch (line.kind()) {
      case LINE -> readLine(position, line, context);
      case TOO_LONG -> {
        read++;
        malformed(
            Malformed.LINE_TOO_LONG,
            "expected at most " + maxLineBytes + " bytes (--max-line-bytes) but found more",
            position,
            context);
      }
      case UNREADABLE -> {
        context.getCounter(Records.UNREADABLE).increment(1);
        writeBad(position, BadEntry.UNREADABLE, line.text(), context);
      }
    }
  }

  private void readLine(RecordPosition position, ObservationLine line, Context context)
      throws IOException, InterruptedException {
    if (line.length() == 0) {
      blank++;
      return;
    }
    read++;
    try {
      parser.parse(line.bytes(), line.from(), line.from() + line.length(), observation);
    } catch (MalformedRecordException e) {
      malformed(e.reason(), e.getMessage(), position, context);
      return;
    }
    if (observation.timeKind() == TimeKind.DATE) {
      dateTimes++;
    } else {
      wholeNumberTimes++;
    }
    if (!observation.subject().equals(subject) || !readings.takes(observation)) {
      writeReadings(context);
      subject = observation.subject();
    }
    readings.add(observation);
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

  private void writeReadings(Context context) throws IOException, InterruptedException {
    if (readings.size() > 0) {
      context.write(GroupKey.ofSubject(subject), value);
      readings.clear();
    }
  }

  @Override
  protected void cleanup(Context context) throws IOException, InterruptedException {
    writeReadings(context);
    context.getCounter(Records.READ).increment(read);
    context.getCounter(Records.BLANK).increment(blank);
    context.getCounter(Records.WHOLE_NUMBER_TIMES).increment(wholeNumberTimes);
    context.getCounter(Records.DATE_TIMES).increment(dateTimes);
  }
}
