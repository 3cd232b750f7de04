package io.pulsemill.features;

import io.pulsemill.features.FeaturesCounters.Records;
import java.util.Optional;
import org.apache.hadoop.mapreduce.Counters;

/** What became of labels in files of their own. */
public final class LabelUse {
  private LabelUse() {}

  /** One line if some of them are of subjects without readings. */
  public static Optional<String> warning(Counters counters) {
    long unused = counters.findCounter(Records.UNUSED_LABELS).getValue();
    return unused == 0
        ? Optional.empty()
        : Optional.of(
            "%d subjects with a label (of %d labels) have no readings"
                .formatted(unused, counters.findCounter(Records.LABELS).getValue()));
  }
}
