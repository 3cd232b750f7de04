package io.pulsemill.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Whether predicted probabilities can be taken at their word. For each class the rows are binned by
 * the probability predicted for that class, [0, 0.1), [0.1, 0.2), … [0.9, 1]; a reliable model's
 * mean probability in a bin is the share of rows there that are of the class.
 *
 * <p>Zero is a new object; addition is associative and commutative, to the last bit.
 */
public final class Reliability {
  /** Bins per class. */
  public static final int BINS = 10;

  /** Where bins 1 to 9 begin. */
  private static final double[] EDGES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

  private final ProbabilityBin[][] bins;

  /** No rows yet. */
  public Reliability(int classes) {
    this(new ProbabilityBin[classes][]);
    for (int c = 0; c < classes; c++) {
      bins[c] = new ProbabilityBin[BINS];
      Arrays.setAll(bins[c], b -> new ProbabilityBin());
    }
  }

  private Reliability(ProbabilityBin[][] bins) {
    this.bins = bins;
  }

  /** Counts one row for class {@code c}: its probability, 0..1, and whether it is of that class. */
  public void add(int c, double probability, boolean observed) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "Probability of class %d: expected 0..1 but found %s".formatted(c, probability));
    }
    bins[c][binOf(probability)].add(probability, observed);
  }

  /** Adds the rows of another one over the same classes. */
  public void add(Reliability other) {
    if (other.bins.length != bins.length) {
      throw new IllegalArgumentException(
          "Reliability: expected %d classes but found %d"
              .formatted(bins.length, other.bins.length));
    }
    for (int c = 0; c < bins.length; c++) {
      for (int b = 0; b < BINS; b++) {
        bins[c][b].add(other.bins[c][b]);
      }
    }
  }

  /** Rows whose probability of class {@code c} lies in bin {@code b}. */
  public long rows(int c, int b) {
    return bins[c][b].rows();
  }

  /** Mean of these probabilities; NaN for an empty bin. */
  public double meanProbability(int c, int b) {
    return bins[c][b].meanProbability();
  }

  /** Share of these rows that are of class {@code c}; NaN for an empty bin. */
  public double observed(int c, int b) {
    return bins[c][b].observed();
  }

  /** Writes: int classes; the bins of each class. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(bins.length);
    for (ProbabilityBin[] row : bins) {
      for (ProbabilityBin bin : row) {
        bin.write(out);
      }
    }
  }

  /** Reads what {@link #write} wrote; {@code classes} is what the reader expects. */
  public static Reliability read(DataInput in, int classes) throws IOException {
    int found = in.readInt();
    if (found != classes) {
      throw new IOException(
          "Reliability: expected %d classes but found %d".formatted(classes, found));
    }
    ProbabilityBin[][] bins = new ProbabilityBin[classes][];
    for (int c = 0; c < classes; c++) {
      bins[c] = new ProbabilityBin[BINS];
      for (int b = 0; b < BINS; b++) {
        bins[c][b] = ProbabilityBin.read(in);
      }
    }
    return new Reliability(bins);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reliability reliability && Arrays.deepEquals(bins, reliability.bins);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(bins);
  }

  private static int binOf(double probability) {
    // By comparison: ⌊10 p⌋ would lift a p just below an edge over it.
    int bin = 0;
    while (bin < EDGES.length && probability >= EDGES[bin]) {
      bin++;
    }
    return bin;
  }
}
