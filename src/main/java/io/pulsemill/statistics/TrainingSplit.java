package io.pulsemill.statistics;

import io.pulsemill.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which rows train: a row does iff {@code u(seed, "split", subject) < fraction}, whatever file it
 * stands in; the others test. Threads may share one.
 */
public final class TrainingSplit {
  private final long seed;
  private final double fraction;
  private final SubjectHash hash;

  /**
   * @param fraction in (0, 1]
   * @throws InputException if it is not
   */
  public TrainingSplit(long seed, double fraction) {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new InputException(
          "Training fraction: expected a number above 0 and up to 1 but found " + fraction);
    }
    this.seed = seed;
    this.fraction = fraction;
    hash = new SubjectHash(seed, "split");
  }

  /** The seed, also of the pilot. */
  public long seed() {
    return seed;
  }

  /** The share of subjects that train, in (0, 1]. */
  public double fraction() {
    return fraction;
  }

  /** Whether the row of a subject trains. */
  public boolean training(String subject) {
    return hash.unit(subject) < fraction;
  }

  /** The same of a subject's UTF-8, {@code length} bytes from {@code from}. */
  public boolean training(byte[] utf8, int from, int length) {
    return hash.unit(utf8, from, length) < fraction;
  }

  /** Writes: long seed, double fraction. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(seed);
    out.writeDouble(fraction);
  }

  /** Reads what {@link #write} wrote. */
  public static TrainingSplit read(DataInput in) throws IOException {
    return new TrainingSplit(in.readLong(), in.readDouble());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrainingSplit split
        && seed == split.seed
        && Double.compare(fraction, split.fraction) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(seed) * 31 + Double.hashCode(fraction);
  }

  @Override
  public String toString() {
    return "TrainingSplit[seed " + seed + ", fraction " + fraction + "]";
  }
}
