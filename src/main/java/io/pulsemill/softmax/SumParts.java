package io.pulsemill.softmax;

import io.pulsemill.exact.GridSums;
import java.util.List;

/** Sums in parts, so that what is large can be sent and added a part at a time. */
public final class SumParts {
  private SumParts() {}

  /**
   * A part of some sums, to be added to the same part of others, but not to be asked for
   * derivatives; a copy. What is summed exactly comes whole, with the first part.
   *
   * @param part from 0
   * @param parts into how many the others are split, of about the same size
   */
  public static SoftmaxSums of(SoftmaxSums sums, int part, int parts) {
    GridSums grids = sums.grids();
    int from = (int) ((long) grids.size() * part / parts);
    int to = (int) ((long) grids.size() * (part + 1) / parts);
    return sums.part(grids.slice(from, to), part == 0);
  }

  /** What was split into these parts, in their order; a copy. */
  public static SoftmaxSums join(List<SoftmaxSums> parts) {
    GridSums grids = GridSums.join(parts.stream().map(SoftmaxSums::grids).toList());
    return parts.get(0).part(grids, true);
  }
}
