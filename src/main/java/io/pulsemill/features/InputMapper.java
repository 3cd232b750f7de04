package io.pulsemill.features;

import java.io.IOException;
import org.apache.hadoop.mapreduce.Mapper;

/** Reads a split as what it is: observations, or labels in files of their own. */
final class InputMapper extends Mapper<RecordPosition, ObservationLines, GroupKey, MapValue> {
  @Override
  public void run(Context context) throws IOException, InterruptedException {
    ObservationSplit split = (ObservationSplit) context.getInputSplit();
    (split.labels() ? new LabelsMapper() : new FeaturesMapper()).run(context);
  }
}
