package io.pulsemill.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Which fold of a cross-validation a subject is in: {@code floor(folds · u(seed, "fold",
 * subject))}, so all rows of a subject share one, whatever file they stand in. Threads may share
 * one.
 */
public final class Folds {
  /** All rows together. */
  public static final Folds NONE = new Folds(1, 0);

  private final int count;
  private final long seed;
  private final SubjectHash hash;

  /**
   * @param count ≥ 1
   */
  public Folds(int count, long seed) {
    if (count < 1) {
      throw new IllegalArgumentException("Folds: expected a number from 1 but found " + count);
    }
    this.count = count;
    this.seed = seed;
    hash = new SubjectHash(seed, "fold");
  }

  /** How many. */
  public int count() {
    return count;
  }

  /** The fold of row {@code i}, 0 … count − 1. */
  public int of(TrainingRows rows, int i) {
    return count == 1 ? 0 : fold(rows.unit(hash, i));
  }

  /** The fold of a subject, 0 … count − 1. */
  public int of(String subject) {
    return fold(hash.unit(subject));
  }

  private int fold(double unit) {
    return (int) (count * unit); // u ≤ 1 − 2^-53, and count · u rounds below count up to 2^31
  }

  /** Writes: int count, long seed. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(count);
    out.writeLong(seed);
  }

  /** Reads what {@link #write} wrote. */
  public static Folds read(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 1) {
      throw new IOException("Folds: expected a number from 1 but found " + count);
    }
    return new Folds(count, in.readLong());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Folds folds && count == folds.count && seed == folds.seed;
  }

  @Override
  public int hashCode() {
    return 31 * count + Long.hashCode(seed);
  }
}
