package io.pulsemill.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Marginal CPU seconds per subject, between two sizes: a slope, so that what every run pays, its
 * start, falls out.
 *
 * @param ratio to the slope of the stage between the sizes before; NaN for the first
 */
record Growth(String stage, long from, long to, double secondsPerSubject, double ratio) {

  /** From size to size of our stages, in order. */
  static List<Growth> of(String stage, List<Median> medians) {
    List<Median> sizes =
        medians.stream()
            .filter(median -> median.stage().equals(stage))
            .sorted(Comparator.comparingLong(median -> median.data().subjects()))
            .toList();
    List<Growth> all = new ArrayList<>();
    double before = Double.NaN;
    for (int i = 1; i < sizes.size(); i++) {
      Median small = sizes.get(i - 1);
      Median large = sizes.get(i);
      long more = large.data().subjects() - small.data().subjects();
      if (more > 0) {
        double slope = (large.cpu() - small.cpu()) / more;
        all.add(
            new Growth(
                stage, small.data().subjects(), large.data().subjects(), slope, slope / before));
        before = slope;
      }
    }
    return all;
  }
}
