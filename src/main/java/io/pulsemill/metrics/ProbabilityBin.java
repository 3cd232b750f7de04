package io.pulsemill.metrics;

import io.pulsemill.exact.ExactSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * Rows whose probability of an event lies in one bin: how many, the sum of the probabilities, and
 * of how many the event was observed. Addition is associative and commutative, to the last bit.
 */
final class ProbabilityBin {
  private long rows;
  private ExactSum probability = new ExactSum();
  private long observed;

  /** Adds a row. */
  void add(double p, boolean happened) {
    rows++;
    probability.add(p);
    observed += happened ? 1 : 0;
  }

  /** Adds the rows of another one. */
  void add(ProbabilityBin other) {
    rows = Math.addExact(rows, other.rows);
    probability.add(other.probability);
    observed = Math.addExact(observed, other.observed);
  }

  long rows() {
    return rows;
  }

  /** Mean of the probabilities; NaN for an empty bin. */
  double meanProbability() {
    return rows == 0 ? Double.NaN : probability.toDouble() / rows;
  }

  /** Share of the rows of which the event was observed; NaN for an empty bin. */
  double observed() {
    return rows == 0 ? Double.NaN : (double) observed / rows;
  }

  /** |rows observed − sum of the probabilities|. */
  double gap() {
    ExactSum gap = new ExactSum();
    gap.add((double) observed);
    gap.subtract(probability);
    return Math.abs(gap.toDouble());
  }

  /** Writes: long rows, exact sum of the probabilities, long observed. */
  void write(DataOutput out) throws IOException {
    out.writeLong(rows);
    probability.write(out);
    out.writeLong(observed);
  }

  /** Reads what {@link #write} wrote. */
  static ProbabilityBin read(DataInput in) throws IOException {
    ProbabilityBin bin = new ProbabilityBin();
    bin.rows = ConfusionMatrix.readCount(in);
    bin.probability = ExactSum.read(in);
    bin.observed = ConfusionMatrix.readCount(in);
    return bin;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProbabilityBin bin
        && rows == bin.rows
        && observed == bin.observed
        && probability.equals(bin.probability);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rows, observed, probability);
  }
}
