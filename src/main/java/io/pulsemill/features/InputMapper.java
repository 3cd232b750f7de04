package io.pulsemill.features;

import java.io.IOException;
import org.apache.hadoop.mapreduce.Mapper;

/** Reads the parts of its split one by one, each as what it is: observations, or labels. */
final class InputMapper extends Mapper<RecordPosition, ObservationLines, GroupKey, MapValue> {
  @Override
  public void run(Context context) throws IOException, InterruptedException {
    TaskSplit split = (TaskSplit) context.getInputSplit();
    for (int i = 0; i < split.parts().size(); i++) {
      split.begin(i);
      (split.current().labels() ? new LabelsMapper() : new FeaturesMapper()).run(context);
    }
  }
}
