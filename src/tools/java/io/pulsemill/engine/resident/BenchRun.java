package io.pulsemill.engine.resident;

import io.pulsemill.costmodel.HeapBudget;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.Parallel;
import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.GatheredRows;
import io.pulsemill.table.TableColumns;
import io.pulsemill.timing.Ticker;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/**
 * What both processes of {@code scripts/measure-tree.sh} know: members with a few rows each, so
 * that a pass is messages and nothing else.
 *
 * @param members of the gang
 * @param features of a row
 * @param classes K
 * @param derivatives of a pass
 * @param fanIn of the tree; {@link Tree#STAR} for none
 */
record BenchRun(int members, int features, int classes, Derivatives derivatives, int fanIn) {
  private static final int ROWS = 4;
  private static final double BOUND = 8;
  private static final TrainingSplit ALL = new TrainingSplit(1, 1);

  /** From the first five arguments of either program; a fan-in of 0 is a star. */
  static BenchRun of(String... args) {
    int fanIn = Integer.parseInt(args[4]);
    return new BenchRun(
        Integer.parseInt(args[0]),
        Integer.parseInt(args[1]),
        Integer.parseInt(args[2]),
        Derivatives.valueOf(args[3]),
        fanIn == 0 ? Tree.STAR : fanIn);
  }

  Tree tree() {
    return Tree.of(members, fanIn, new java.util.BitSet());
  }

  RowPreparations rows() {
    double[] ones = new double[features];
    Arrays.fill(ones, 1);
    double[] bounds = new double[features];
    Arrays.fill(bounds, BOUND);
    Standardization unit = new Standardization(new double[features], ones, bounds);
    int[] all = IntStream.range(0, features).toArray();
    return RowPreparations.of(new RowPreparation(ALL, labels(), all, unit));
  }

  Request pass(int step) {
    double[] weights =
        new SplittableRandom(step).doubles(classes * (features + 1L), -0.05, 0.05).toArray();
    return Request.sums(step, List.of(PassRequest.all(0, weights, derivatives)));
  }

  Member member(int number, Uplink.Roads roads, Configuration conf) {
    SplittableRandom random = new SplittableRandom(number);
    GatheredRows rows = new GatheredRows(features);
    for (int i = 0; i < ROWS; i++) {
      double[] values = random.doubles(features, -BOUND, BOUND).toArray();
      rows.add(new FeatureRow("s" + (number * ROWS + i), labels().get(i % classes), values));
    }
    HandedRows source = new HandedRows(new HeapBudget(Runtime.getRuntime().maxMemory()), 1);
    source.hand(rows.take());
    source.end();
    return new Member(
        number,
        plan(),
        source,
        new Parallel(1),
        MessageLimit.of(conf, members),
        roads,
        MemberTimes.of(members, Duration.ofMinutes(10)),
        () -> {},
        Ticker.SYSTEM);
  }

  private RunPlan plan() {
    List<String> names = IntStream.range(0, features).mapToObj(j -> "f" + j).toList();
    TrainingSettings settings =
        new TrainingSettings(
            new TableColumns("subject", "label", names),
            ALL,
            OptimizerChoice.AUTO,
            new Stopping(1e-8, 100),
            Penalty.NONE,
            0);
    return new RunPlan(members, settings, Duration.ofMinutes(1), null, null, null, false, null);
  }

  private List<String> labels() {
    return IntStream.range(0, classes).mapToObj("c%03d"::formatted).toList();
  }
}
