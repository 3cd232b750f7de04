package io.pulsemill.features;

import io.pulsemill.features.FeaturesCounters.Records;
import java.io.IOException;

/**
 * In: (position, lines), each a subject and its label. Out: (subject, label), one pair per record;
 * (place, bad record) for each line that cannot be used, which counts as a record of the input.
 */
final class LabelsMapper extends FeaturesMapper {
  private long labels;

  @Override
  void use(int there, int all, Context context) throws IOException, InterruptedException {
    use(context);
  }

  @Override
  void use(Context context) throws IOException, InterruptedException {
    labels++;
    writeLabel(context);
  }

  @Override
  protected void cleanup(Context context) throws IOException, InterruptedException {
    super.cleanup(context);
    context.getCounter(Records.LABELS).increment(labels);
  }
}
