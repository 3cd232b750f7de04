package io.pulsemill.features;

import io.pulsemill.features.FeaturesCounters.Records;
import io.pulsemill.series.Series;
import io.pulsemill.summary.Summary;
import io.pulsemill.table.FeatureRow;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Reducer;

/**
 * In: (subject, its readings and labels) or (place, bad record). Out: one row of the feature table
 * per subject; a line of {@code _bad} for each bad record and each subject whose readings
 * contradict each other.
 */
public class FeaturesReducer extends Reducer<GroupKey, MapValue, NullWritable, FeatureRow> {
  private SubjectReadings subject = new SubjectReadings(List.of());
  private Summary summary;
  private BadEntryWriter bad;

  // Added to the counters once: an increment takes a lock.
  private long duplicates;
  private long[] usedOf = {};
  private long subjects;
  private long unusedLabels;

  @Override
  protected void setup(Context context) {
    FeaturesSettings settings = FeaturesSettings.read(context.getConfiguration());
    summary = new Summary(settings.features());
    usedOf = new long[settings.columns().sensors().size()];
    subject = SubjectReadings.of(settings);
    bad = badEntries(context);
  }

  /** Where entries of {@code _bad} go. */
  BadEntryWriter badEntries(Context context) {
    return BadEntryFiles.writer(context);
  }

  @Override
  protected void reduce(GroupKey key, Iterable<MapValue> values, Context context)
      throws IOException, InterruptedException {
    subject.clear();
    for (MapValue value : values) {
      if (value.bad().isPresent()) {
        bad.write(value.bad().get());
      } else {
        subject.add(value);
      }
    }
    if (!key.isBadRecord() && subject.rows() == 0) {
      unusedLabels++;
    } else if (!key.isBadRecord()) {
      summarize(key.subject(), context);
    }
  }

  private void summarize(String id, Context context) throws IOException, InterruptedException {
    Optional<Contradiction> contradiction = subject.contradiction();
    if (contradiction.isPresent()) {
      String reason = contradiction.get().key();
      context.getCounter(FeaturesCounters.CONTRADICTORY_SUBJECTS, reason).increment(1);
      context.getCounter(FeaturesCounters.CONTRADICTORY_ROWS, reason).increment(subject.rows());
      bad.write(BadEntry.ofSubject(id, contradiction.get(), subject.detail(contradiction.get())));
      return;
    }
    for (int sensor = 0; sensor < usedOf.length; sensor++) {
      Series series = subject.series().get(sensor);
      duplicates += series.dropDuplicates();
      usedOf[sensor] += series.size();
    }
    subjects++;
    // Should the input mix whole numbers and dates, the driver drops the table.
    double[] values = summary.of(subject.series(), subject.timeKind());
    write(new FeatureRow(id, subject.label(), values), context);
  }

  /** Writes a row of the table. */
  protected void write(FeatureRow row, Context context) throws IOException, InterruptedException {
    context.write(NullWritable.get(), row);
  }

  @Override
  protected void cleanup(Context context) throws IOException {
    bad.close();
    context.getCounter(Records.DUPLICATE).increment(duplicates);
    context.getCounter(Records.USED).increment(Arrays.stream(usedOf).sum());
    EmptySensors.count(usedOf, context);
    context.getCounter(Records.SUBJECTS).increment(subjects);
    context.getCounter(Records.UNUSED_LABELS).increment(unusedLabels);
  }
}
