package io.pulsemill.engine.resident;

import io.pulsemill.statistics.TrainingStatistics;
import java.util.function.ToIntFunction;
import org.apache.hadoop.conf.Configuration;

/**
 * How many members bring their sums to one, by what a sum holds: so many that the sum of all is
 * there soonest.
 *
 * <p>A level of a tree takes the way there and back, and for each child what {@link MessageCosts}
 * has for one, which one thread takes in; members of a level work side by side. With n members a
 * tree of depth D has a fan-in of k = n<sup>1/D</sup> and takes D · (level + k · child); with D = 1
 * it is a star.
 */
final class FanIn implements ToIntFunction<Request> {
  /** Smaller gangs are stars. */
  static final int LEAST_MEMBERS = 16;

  /** Messages of fewer bytes take their time for other things. */
  private static final int LEAST_BYTES = 256 << 10;

  /** What the parts of all children may take of a heap; rows may take half of it. */
  private static final double HEAP_SHARE = 0.25;

  /** A fan-in for all sums, for measurements; 0: by the size of the sum. */
  static final String KEY = "io.pulsemill.resident.fan-in";

  private static final MessageCosts COSTS = MessageCosts.MEASURED;

  private final int members;
  private final int folds;
  private final double statistics;

  private FanIn(int members, int folds, double statistics) {
    this.members = members;
    this.folds = folds;
    this.statistics = statistics;
  }

  /** That of a run. */
  static ToIntFunction<Request> of(RunPlan plan, int members, Configuration conf) {
    int fixed = conf.getInt(KEY, 0);
    if (fixed > 0) {
      return request -> fixed;
    }
    int features = plan.settings().columns().features().size();
    double pilot = (double) plan.settings().pilotRows() * features * Double.BYTES;
    return new FanIn(
        members, plan.folds().count(), TrainingStatistics.momentBytes(features) + pilot / members);
  }

  /** Whether members may have others bring them sums. */
  static boolean mayBeTree(int members, Configuration conf) {
    return members >= LEAST_MEMBERS || conf.getInt(KEY, 0) > 0;
  }

  @Override
  public int applyAsInt(Request request) {
    return of(members, bytes(request));
  }

  /** That of a gang for sums of so many bytes. */
  static int of(int members, double bytes) {
    return members < LEAST_MEMBERS ? Tree.STAR : best(members - 1, bytes);
  }

  /**
   * Bytes of a sum that come at once in a gang, so that the parts of all who come to one are not
   * too much for it.
   *
   * @param heap of a member, bytes
   */
  static int bytesAtOnce(int members, long heap) {
    int bytes = Part.BYTES;
    while (bytes > LEAST_BYTES && atOne(members, bytes) > HEAP_SHARE * heap) {
      bytes /= 2;
    }
    return bytes;
  }

  /** Bytes that who has children may hold of theirs. */
  private static double atOne(int members, int bytes) {
    return (double) bytes * Math.min(members - 1, of(members, bytes));
  }

  /** The fan-in with which the sum of so many, of so many bytes each, is there soonest. */
  static int best(int others, double bytes) {
    double each = COSTS.ofChild(bytes);
    int best = Tree.STAR;
    double least = COSTS.ofLevel() + others * each;
    for (int depth = 2; 1 << depth <= others; depth++) {
      int fanIn = smallest(others, depth);
      double seconds = depth * (COSTS.ofLevel() + fanIn * each);
      if (seconds < least) {
        least = seconds;
        best = fanIn;
      }
    }
    return best;
  }

  /** The smallest fan-in of a tree of this depth that holds so many. */
  private static int smallest(int others, int depth) {
    int fanIn = 2;
    while (held(fanIn, depth) < others) {
      fanIn++;
    }
    return fanIn;
  }

  private static long held(int fanIn, int depth) {
    long held = 0;
    for (int level = 0; level < depth; level++) {
      held = (held + 1) * fanIn;
    }
    return held;
  }

  /** About how large an answer is. */
  private double bytes(Request request) {
    return request.kind() == Request.Kind.STATISTICS ? statistics : request.bytes(folds);
  }
}
