package io.pulsemill.evaluate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.apache.hadoop.io.WritableComparable;
import org.apache.hadoop.io.WritableComparator;

/**
 * What the rows of an evaluation are sorted by: model, class, and the probability that the model
 * gives the class. First come the sums over the rows, under {@link #sums}.
 *
 * <pre>
 *   int    0 for the sums; else the model, from 1
 *   int    class, from 0
 *   double probability, 0..1
 * </pre>
 *
 * <p>None is negative, so the bytes sort as the numbers do.
 */
public final class RankKey implements WritableComparable<RankKey> {
  private static final int BYTES = 16;

  private int model;
  private int ofClass;
  private double probability;

  static {
    WritableComparator.define(RankKey.class, new Bytes());
  }

  /** Compares keys as they are stored. */
  private static final class Bytes extends WritableComparator {
    Bytes() {
      super(RankKey.class, true);
    }

    @Override
    public int compare(byte[] a, int fromA, int lengthA, byte[] b, int fromB, int lengthB) {
      return compareBytes(a, fromA, BYTES, b, fromB, BYTES);
    }
  }

  /** For Hadoop; the key of the sums. */
  public RankKey() {}

  /** The key of the sums. */
  static RankKey sums() {
    return new RankKey();
  }

  /** Makes it the key of a row: its {@code probability} of a class, by model {@code m}, from 0. */
  void set(int m, int ofClass, double probability) {
    model = m + 1;
    this.ofClass = ofClass;
    this.probability = probability;
  }

  /** Whether it is the key of the sums. */
  boolean isSums() {
    return model == 0;
  }

  /** From 0. */
  int model() {
    return model - 1;
  }

  int ofClass() {
    return ofClass;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(model);
    out.writeInt(ofClass);
    out.writeDouble(probability);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    model = in.readInt();
    ofClass = in.readInt();
    probability = in.readDouble();
  }

  @Override
  public int compareTo(RankKey other) {
    int byModel = Integer.compare(model, other.model);
    int byClass = byModel != 0 ? byModel : Integer.compare(ofClass, other.ofClass);
    return byClass != 0 ? byClass : Double.compare(probability, other.probability);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RankKey key && compareTo(key) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(model, ofClass, probability);
  }

  @Override
  public String toString() {
    return "%d %d %s".formatted(model, ofClass, probability);
  }
}
