package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Newton;
import io.pulsemill.optimize.Optimizer;
import io.pulsemill.optimize.Optimum;
import io.pulsemill.optimize.ProximalNewton;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.softmax.Pass;
import io.pulsemill.softmax.PenalizedLoss;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.softmax.RowBlock;
import io.pulsemill.softmax.RowTotals;
import io.pulsemill.softmax.SeparableClassesException;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.statistics.PilotRow;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A start close to the optimum: the same problem on a small sample of the training rows, solved in
 * the driver. It costs no pass over the table and saves Newton about half of them.
 */
final class Pilot {
  /** At most a fifth of the rows, so that the pilot stays cheap beside what it saves. */
  private static final int SHARE = 5;

  /** With fewer rows per weight, the sample's optimum may be a worse start than none. */
  private static final int ROWS_PER_WEIGHT = 20;

  /** The sample's optimum is off by far more than this; solving it closer would be idle. */
  private static final Stopping STOPPING = new Stopping(1e-6, 50);

  /** Rows a thread takes at a time. */
  private static final int BLOCK_ROWS = 1024;

  private Pilot() {}

  /** Rows of the pilot of a training on {@code rows} rows, 0 if there is none. */
  static int rows(int pilotRows, long rows, int weights) {
    int size = (int) Math.min(pilotRows, rows / SHARE);
    return size < ROWS_PER_WEIGHT * (long) weights ? 0 : size;
  }

  /** Weights to start from: the pilot's optimum, by {@code cores} threads, or zero if it fails. */
  static double[] start(
      TrainingStatistics statistics,
      RowPreparation rows,
      ActiveFeatures active,
      Penalty penalty,
      int pilotRows,
      int cores,
      Progress progress)
      throws IOException {
    int classes = rows.classes().size();
    double[] cold = new double[classes * (active.count() + 1)];
    int size = rows(pilotRows, statistics.rows(), cold.length);
    if (size == 0 && !active.farRows()) {
      return cold;
    }
    List<PilotRow> sample =
        statistics.pilot(active.farRows() ? pilotRows : size).stream()
            .filter(active::isNear)
            .toList();
    if (sample.size() < cold.length) {
      return cold;
    }
    try (Parallel threads = new Parallel(cores)) {
      List<RowBlock> blocks = blocks(sample, rows, active);
      Pass pass = new BlockPass(rows, blocks, threads);
      PenalizedLoss loss = loss(pass, rows, active, totals(sample, rows), penalty);
      Optimizer optimizer = penalty.isSparse() ? new ProximalNewton() : new Newton();
      Optimum optimum =
          optimizer.minimize(loss, cold, STOPPING, new SlowIterations(progress, Ticker.SYSTEM));
      if (optimum.stop() == StopReason.GRADIENT_SMALL) {
        progress.say(
            "pilot: %d rows solved on their own, %d iterations"
                .formatted(sample.size(), optimum.iterations()));
        return optimum.weights();
      }
      progress.say("pilot: not solved (%s), cold start".formatted(optimum.stop().key()));
    } catch (SeparableClassesException e) {
      progress.say("pilot: its rows are separable, cold start");
    }
    return cold;
  }

  private static PenalizedLoss loss(
      Pass pass, RowPreparation rows, ActiveFeatures active, RowTotals totals, Penalty penalty) {
    return new PenalizedLoss(
        pass, rows.classes().size(), active.count(), totals, penalty, active.squareRatios());
  }

  private static RowTotals totals(List<PilotRow> sample, RowPreparation rows) {
    if (!rows.weighted()) {
      return RowTotals.unweighted(sample.size());
    }
    double sum = Arrays.stream(weights(sample, rows, classes(sample, rows))).sum();
    return new RowTotals(sample.size(), sum, rows.bounds());
  }

  private static int[] classes(List<PilotRow> sample, RowPreparation rows) {
    return sample.stream().mapToInt(row -> rows.classes().indexOf(row.label())).toArray();
  }

  /** What the rows of a sample count; null if each counts once. */
  private static double[] weights(List<PilotRow> sample, RowPreparation rows, int[] classes) {
    double[] own = rows.weighted() ? sample.stream().mapToDouble(PilotRow::weight).toArray() : null;
    return rows.weights(own, classes, sample.size());
  }

  private static List<RowBlock> blocks(
      List<PilotRow> sample, RowPreparation rows, ActiveFeatures active) {
    List<RowBlock> blocks = new ArrayList<>();
    for (int from = 0; from < sample.size(); from += BLOCK_ROWS) {
      int to = Math.min(sample.size(), from + BLOCK_ROWS);
      blocks.add(block(sample.subList(from, to), rows, active));
    }
    return blocks;
  }

  private static RowBlock block(List<PilotRow> sample, RowPreparation rows, ActiveFeatures active) {
    int[] positions = active.positions();
    Standardization standardization = active.standardization();
    double[] z = new double[sample.size() * positions.length];
    int[] classOf = classes(sample, rows);
    for (int r = 0; r < sample.size(); r++) {
      PilotRow row = sample.get(r);
      double[] x = select(row.values(), positions);
      standardization.apply(x, 0, z, r * positions.length);
    }
    double[] weights = weights(sample, rows, classOf);
    return new RowBlock(positions.length, z, classOf, weights, sample.size());
  }

  private static double[] select(double[] values, int[] positions) {
    return Arrays.stream(positions).mapToDouble(j -> values[j]).toArray();
  }
}
