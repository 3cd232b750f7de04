package io.pulsemill.features;

import io.pulsemill.features.FeaturesCounters.Records;
import io.pulsemill.input.DamagedDataException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a split of a file that is not read line by line: each record is the rows themselves,
 * of which the mapper takes as many as it likes. Damaged data end the split with their own record.
 */
final class RowsReader extends RecordReader<RecordPosition, ObservationLines> {
  private final ObservationLines value = new ObservationLines();
  private RecordPosition position = new RecordPosition();

  /** Null if the split cannot be opened. */
  private @Nullable ObservationRows rows;

  private TaskAttemptContext task;
  private boolean ended;

  @Override
  public void initialize(InputSplit split, TaskAttemptContext context) throws IOException {
    task = context;
    ObservationSplit part = (ObservationSplit) split;
    Configuration conf = context.getConfiguration();
    FeaturesSettings settings = FeaturesSettings.read(conf);
    try {
      rows = RowsFormats.open(conf, part, settings);
      value.setRows(rows);
    } catch (DamagedDataException e) {
      value.setUnreadable(e.getMessage());
    }
  }

  @Override
  public boolean nextKeyValue() throws IOException {
    if (rows == null) {
      boolean first = !ended;
      ended = true;
      return first;
    }
    try {
      if (!ended && !rows.next()) {
        ended = true;
        task.getCounter(Records.BLANK).increment(rows.blankLines());
        task.getCounter(Records.COMMENT).increment(rows.comments());
        task.getCounter(Records.SKIPPED_TIMES).increment(rows.skippedTimes());
        task.getCounter(Records.DOUBLED_TIMES).increment(rows.doubledTimes());
      }
      return !ended;
    } catch (DamagedDataException e) {
      ended = true;
      position = rows.position();
      value.setUnreadable(e.getMessage());
      return true;
    }
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
  public float getProgress() {
    return rows == null ? 1 : rows.progress();
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
    }
  }
}
