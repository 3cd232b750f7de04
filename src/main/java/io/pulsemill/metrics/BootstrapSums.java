package io.pulsemill.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a bootstrap knows of one model's rows: for each replicate, sums over the rows, each as often
 * as {@link PoissonWeights} draws its subject. Zero is a new object; addition is associative and
 * commutative, to the last bit: losses and probabilities are whole multiples of 2^-30, a row's loss
 * at most 2^31 nats. Rows × weights up to 2^32.
 *
 * <p>Memory: replicates × (19 + 3 K) longs.
 */
public final class BootstrapSums {
  /** At most so many replicates. */
  public static final int MOST = 10_000;

  private static final double UNIT = 1 << 30;
  private static final double LARGEST_LOSS = 1L << 31;

  /** Places of the sums; after the gaps right, support and predicted of each class. */
  private static final int ROWS = 0;

  private static final int LOSS = 1;
  private static final int LOSS_PARTS = 2;
  private static final int BRIER = 3;
  private static final int GAPS = 4;
  private static final int CLASSES = GAPS + Calibration.BINS;

  private final int classes;
  private final int replicates;

  /** Sum × replicate. */
  private final long[][] sums;

  /** No rows yet. */
  public BootstrapSums(int classes, int replicates) {
    if (classes < 1
        || classes > ConfusionMatrix.MAX_CLASSES
        || replicates < 1
        || replicates > MOST) {
      throw new IllegalArgumentException(
          "Bootstrap: expected 1..%d replicates but found %d of %d classes"
              .formatted(MOST, replicates, classes));
    }
    this.classes = classes;
    this.replicates = replicates;
    sums = new long[CLASSES + 3 * classes][replicates];
  }

  /** Adds a row so often; {@code weights}: one per replicate. */
  public void add(ScoredRow row, int[] weights) {
    long loss = Math.round(Math.min(Math.max(0, row.loss()), LARGEST_LOSS) * UNIT);
    double gap = (row.right() ? 1 : 0) - row.confidence();
    add(ROWS, weights, 1);
    add(LOSS, weights, loss >> 30);
    add(LOSS_PARTS, weights, loss & ((1 << 30) - 1));
    add(BRIER, weights, Math.round(row.brier() * UNIT));
    add(GAPS + Calibration.binOf(row.confidence()), weights, Math.round(gap * UNIT));
    add(CLASSES + classes + row.actual(), weights, 1);
    add(CLASSES + 2 * classes + row.predicted(), weights, 1);
    if (row.right()) {
      add(CLASSES + row.actual(), weights, 1);
    }
  }

  private void add(int place, int[] weights, long term) {
    if (term != 0) {
      long[] sum = sums[place];
      for (int b = 0; b < sum.length; b++) {
        sum[b] += weights[b] * term;
      }
    }
  }

  /** Adds the rows of another one, of as many classes and replicates. */
  public void add(BootstrapSums other) {
    if (other.classes != classes || other.replicates != replicates) {
      throw new IllegalArgumentException(
          "Bootstrap: expected %d replicates but found %d".formatted(replicates, other.replicates));
    }
    for (int i = 0; i < sums.length; i++) {
      long[] sum = sums[i];
      long[] term = other.sums[i];
      Arrays.setAll(sum, b -> Math.addExact(sum[b], term[b]));
    }
  }

  /** How many there are. */
  public int replicates() {
    return replicates;
  }

  /** Mean of −log p, nats, of each replicate; NaN of one without rows, as all of these. */
  public double[] logLoss() {
    return each(b -> (sums[LOSS][b] + sums[LOSS_PARTS][b] / UNIT) / rows(b));
  }

  /** Share of rows predicted right. */
  public double[] accuracy() {
    return each(b -> (double) right(b) / rows(b));
  }

  /** Mean Brier score. */
  public double[] brier() {
    return each(b -> sums[BRIER][b] / UNIT / rows(b));
  }

  /** Expected calibration error. */
  public double[] calibrationError() {
    return each(
        b ->
            IntStream.range(GAPS, CLASSES).mapToDouble(i -> Math.abs(sums[i][b])).sum()
                / UNIT
                / rows(b));
  }

  /** Cohen's κ. */
  public double[] kappa() {
    return each(b -> agreement(b).kappa());
  }

  /** Matthews' coefficient. */
  public double[] matthews() {
    return each(b -> agreement(b).matthews());
  }

  /** Mean of the classes' F1; undefined if a class has neither rows nor predictions. */
  public double[] macroF1() {
    return each(
        b -> {
          double sum = 0;
          for (int c = 0; c < classes; c++) {
            long either = of(1, c, b) + of(2, c, b);
            sum += either == 0 ? Double.NaN : 2.0 * of(0, c, b) / either;
          }
          return sum / classes;
        });
  }

  private double[] each(IntToDoubleFunction metric) {
    return IntStream.range(0, replicates).mapToDouble(metric).toArray();
  }

  /** As a double: no rows make NaN of what is divided by it. */
  private double rows(int b) {
    return sums[ROWS][b];
  }

  private long right(int b) {
    return IntStream.range(0, classes).mapToLong(c -> of(0, c, b)).sum();
  }

  /** 0: right, 1: support, 2: predicted. */
  private long of(int what, int c, int b) {
    return sums[CLASSES + what * classes + c][b];
  }

  private Agreement agreement(int b) {
    long[] support = IntStream.range(0, classes).mapToLong(c -> of(1, c, b)).toArray();
    long[] predicted = IntStream.range(0, classes).mapToLong(c -> of(2, c, b)).toArray();
    return new Agreement(sums[ROWS][b], right(b), support, predicted);
  }

  /** Writes: int classes, int replicates, long × (19 + 3 K) × replicates. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(classes);
    out.writeInt(replicates);
    for (long[] sum : sums) {
      for (long value : sum) {
        out.writeLong(value);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static BootstrapSums read(DataInput in) throws IOException {
    int classes = in.readInt();
    int replicates = in.readInt();
    BootstrapSums read;
    try {
      read = new BootstrapSums(classes, replicates);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    for (long[] sum : read.sums) {
      for (int b = 0; b < replicates; b++) {
        sum[b] = in.readLong();
      }
    }
    return read;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BootstrapSums that && Arrays.deepEquals(sums, that.sums);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(sums);
  }
}
