package io.pulsemill.costmodel;

/**
 * What may stay in a heap: half of it; the rest is for reading and for the sums. Engines go by it,
 * and so do predictions.
 *
 * @param heapBytes maximum size of the heap
 */
public record HeapBudget(long heapBytes) {
  private static final double SHARE = 0.5;

  /** Bytes of rows kept as doubles: the features, and one more for label and rest. */
  public static double rowBytes(long rows, int features, int copies) {
    return 8.0 * rows * (features + 1) * copies;
  }

  /** Bytes that may be kept. */
  public double bytes() {
    return SHARE * heapBytes;
  }

  /** Whether so many bytes may be kept. */
  public boolean fits(double bytes) {
    return bytes <= bytes();
  }
}
