package io.pulsemill.metrics;

import io.pulsemill.exact.ExactSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

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

  private final Bin[][] bins;

  /** No rows yet. */
  public Reliability(int classes) {
    this(new Bin[classes][]);
    for (int c = 0; c < classes; c++) {
      bins[c] = new Bin[BINS];
      Arrays.setAll(bins[c], b -> new Bin());
    }
  }

  private Reliability(Bin[][] bins) {
    this.bins = bins;
  }

  /** Counts one row for class {@code c}: its probability, 0..1, and whether it is of that class. */
  public void add(int c, double probability, boolean observed) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "Probability of class %d: expected 0..1 but found %s".formatted(c, probability));
    }
    Bin bin = bins[c][binOf(probability)];
    bin.rows++;
    bin.probability.add(probability);
    bin.observed += observed ? 1 : 0;
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
    return bins[c][b].rows;
  }

  /** Mean of these probabilities; NaN for an empty bin. */
  public double meanProbability(int c, int b) {
    Bin bin = bins[c][b];
    return bin.rows == 0 ? Double.NaN : bin.probability.toDouble() / bin.rows;
  }

  /** Share of these rows that are of class {@code c}; NaN for an empty bin. */
  public double observed(int c, int b) {
    Bin bin = bins[c][b];
    return bin.rows == 0 ? Double.NaN : (double) bin.observed / bin.rows;
  }

  /**
   * Writes: int classes; for each class and bin long rows, exact sum of probability, long observed.
   */
  public void write(DataOutput out) throws IOException {
    out.writeInt(bins.length);
    for (Bin[] row : bins) {
      for (Bin bin : row) {
        out.writeLong(bin.rows);
        bin.probability.write(out);
        out.writeLong(bin.observed);
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
    Bin[][] bins = new Bin[classes][];
    for (int c = 0; c < classes; c++) {
      bins[c] = new Bin[BINS];
      for (int b = 0; b < BINS; b++) {
        bins[c][b] = Bin.read(in);
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

  /** Rows, the sum of their probabilities, and how many were of the class. */
  private static final class Bin {
    private long rows;
    private ExactSum probability = new ExactSum();
    private long observed;

    void add(Bin other) {
      rows = Math.addExact(rows, other.rows);
      probability.add(other.probability);
      observed = Math.addExact(observed, other.observed);
    }

    static Bin read(DataInput in) throws IOException {
      Bin bin = new Bin();
      bin.rows = ConfusionMatrix.readCount(in);
      bin.probability = ExactSum.read(in);
      bin.observed = ConfusionMatrix.readCount(in);
      return bin;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bin bin
          && rows == bin.rows
          && observed == bin.observed
          && probability.equals(bin.probability);
    }

    @Override
    public int hashCode() {
      return Objects.hash(rows, observed, probability);
    }
  }
}
