package io.pulsemill.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Rows whose class is among the k most probable ones, for k = 2 … min(5, K − 1): with k = 1 it is
 * the accuracy, with k = K all rows. Zero is a new object; addition is associative and commutative.
 */
public final class TopClasses {
  /** The largest k. */
  public static final int MOST = 5;

  /** Entry k − 2. */
  private final long[] within;

  /** No rows yet. */
  public TopClasses(int classes) {
    this(new long[Math.max(0, Math.min(MOST, classes - 1) - 1)]);
  }

  private TopClasses(long[] within) {
    this.within = within;
  }

  /** Adds a row; {@code rank}: of its class among the predicted ones, from 0. */
  public void add(int rank) {
    for (int k = Math.max(2, rank + 1); k <= most(); k++) {
      within[k - 2]++;
    }
  }

  /** Adds the rows of another one over as many classes. */
  public void add(TopClasses other) {
    Arrays.setAll(within, i -> Math.addExact(within[i], other.within[i]));
  }

  /** The largest k that is counted; 1 if none is. */
  public int most() {
    return within.length + 1;
  }

  /** Rows whose class is among the {@code k} most probable. */
  public long within(int k) {
    return within[k - 2];
  }

  /** Writes: long for each k. */
  public void write(DataOutput out) throws IOException {
    for (long rows : within) {
      out.writeLong(rows);
    }
  }

  /** Reads what {@link #write} wrote for so many classes. */
  public static TopClasses read(DataInput in, int classes) throws IOException {
    TopClasses top = new TopClasses(classes);
    for (int i = 0; i < top.within.length; i++) {
      top.within[i] = ConfusionMatrix.readCount(in);
    }
    return top;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TopClasses top && Arrays.equals(within, top.within);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(within);
  }
}
