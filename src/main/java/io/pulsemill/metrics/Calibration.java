package io.pulsemill.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Whether the probability of the predicted class, the confidence, can be taken at its word.
 *
 * <pre>
 *   bin m = 1..15:  rows whose confidence lies in ((m − 1)/15, m/15]
 *   ECE = Σ_m (rows_m / rows) · |accuracy_m − mean confidence_m|      in 0..1
 * </pre>
 *
 * <p>The expected calibration error of Guo, Pleiss, Sun and Weinberger, "On calibration of modern
 * neural networks", ICML 2017, equation 3, with their 15 bins of equal width. Zero is a new object;
 * addition is associative and commutative, to the last bit.
 */
public final class Calibration {
  /** Bins of equal width. */
  public static final int BINS = 15;

  private final ProbabilityBin[] bins;

  /** No rows yet. */
  public Calibration() {
    this(new ProbabilityBin[BINS]);
    Arrays.setAll(bins, b -> new ProbabilityBin());
  }

  private Calibration(ProbabilityBin[] bins) {
    this.bins = bins;
  }

  /** Adds one row: the probability of its predicted class, 0..1, and whether that is its class. */
  public void add(double confidence, boolean right) {
    bins[binOf(confidence)].add(confidence, right);
  }

  /** Adds the rows of another one. */
  public void add(Calibration other) {
    for (int b = 0; b < BINS; b++) {
      bins[b].add(other.bins[b]);
    }
  }

  /** The bin, from 0, of a confidence: its edges are the doubles nearest to m/15. */
  public static int binOf(double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("Confidence: expected 0..1 but found " + confidence);
    }
    int bin = (int) Math.min(BINS - 1L, (long) (confidence * BINS));
    while (bin > 0 && confidence <= (double) bin / BINS) {
      bin--;
    }
    return bin;
  }

  /** Rows in bin {@code b}, from 0. */
  public long rows(int b) {
    return bins[b].rows();
  }

  /** Mean confidence of these rows; NaN for an empty bin. */
  public double meanConfidence(int b) {
    return bins[b].meanProbability();
  }

  /** Share of these rows that were predicted right; NaN for an empty bin. */
  public double accuracy(int b) {
    return bins[b].observed();
  }

  /** ECE, in 0..1; NaN without rows. */
  public double error() {
    long rows = Arrays.stream(bins).mapToLong(ProbabilityBin::rows).sum();
    double gaps = Arrays.stream(bins).mapToDouble(ProbabilityBin::gap).sum();
    return rows == 0 ? Double.NaN : gaps / rows;
  }

  /** Writes: bin × 15. */
  public void write(DataOutput out) throws IOException {
    for (ProbabilityBin bin : bins) {
      bin.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Calibration read(DataInput in) throws IOException {
    ProbabilityBin[] bins = new ProbabilityBin[BINS];
    for (int b = 0; b < BINS; b++) {
      bins[b] = ProbabilityBin.read(in);
    }
    return new Calibration(bins);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Calibration calibration && Arrays.equals(bins, calibration.bins);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bins);
  }
}
