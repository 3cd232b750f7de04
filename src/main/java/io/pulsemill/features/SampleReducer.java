package io.pulsemill.features;

import io.pulsemill.features.FeaturesCounters.Records;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.WritableUtils;
import org.apache.hadoop.mapreduce.Reducer;

/**
 * In: (subject, its readings and labels) or (place, bad record). Out: (subject, each of these) of a
 * {@link SubjectSample}. Bad records and subjects whose readings contradict each other are counted
 * and left out.
 */
final class SampleReducer extends Reducer<GroupKey, MapValue, Text, MapValue> {
  private SubjectReadings subject = new SubjectReadings(List.of());
  private SubjectSample sample = new SubjectSample(0);

  @Override
  protected void setup(Context context) {
    Configuration conf = context.getConfiguration();
    subject = SubjectReadings.of(FeaturesSettings.read(conf));
    sample = SubjectSample.of(conf);
  }

  @Override
  protected void reduce(GroupKey key, Iterable<MapValue> values, Context context) {
    if (key.isBadRecord()) {
      values.forEach(value -> context.getCounter(SubjectSample.LeftOut.BAD_RECORDS).increment(1));
      return;
    }
    List<MapValue> kept = new ArrayList<>();
    subject.clear();
    for (MapValue value : values) {
      kept.add(WritableUtils.clone(value, context.getConfiguration()));
      subject.add(value);
    }
    if (subject.rows() == 0) {
      return; // a label of nobody
    }
    if (subject.contradiction().isPresent()) {
      context.getCounter(SubjectSample.LeftOut.CONTRADICTORY_SUBJECTS).increment(1);
      return;
    }
    sample.offer(key.subject(), subject.label(), kept);
    context.getCounter(Records.SUBJECTS).increment(1);
  }

  @Override
  protected void cleanup(Context context) throws IOException, InterruptedException {
    for (SubjectSample.Chosen chosen : sample.chosen()) {
      for (MapValue value : chosen.values()) {
        context.write(new Text(chosen.subject()), value);
      }
    }
  }
}
