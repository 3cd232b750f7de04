package io.pulsemill.exact;

/**
 * A block of doubles as whole numbers of one unit, {@code x = units · 2^exponent}, to add whole
 * blocks to an {@link ExactSum} at a fraction of the price of single terms, and as exactly.
 *
 * <p>Whole numbers below 2^62 hold doubles whose magnitudes differ by up to 2^9, and any that have
 * few digits. If a block does not fit, its terms are added one by one. The scratch arrays are kept:
 * for one thread.
 */
public final class ExactBlock {
  /** Maximum number of terms; 2^9 of them, of 32-bit words, do not overflow 63 bits by far. */
  public static final int MAX_TERMS = 512;

  private static final int MAX_BITS = 62;

  /** Of the unit: it and its inverse are normal doubles. */
  private static final int MAX_EXPONENT = 1000;

  private static final int SIGNIFICAND_BITS = 53;
  private static final long MASK = 0xFFFFFFFFL;

  private final double[] terms = new double[MAX_TERMS];
  private final long[] units = new long[MAX_TERMS];
  private int size;
  private int exponent;

  /** Bits of the largest |units|; above {@link #MAX_BITS} they do not fit and are not set. */
  private int bits;

  /** Where to write the terms, at most {@value #MAX_TERMS}, before {@link #take}. */
  public double[] terms() {
    return terms;
  }

  /** Takes the first {@code n} of {@link #terms}, which must be finite. */
  public void take(int n) {
    size = n;
    int lowest = Integer.MAX_VALUE;
    int highest = Integer.MIN_VALUE;
    for (int i = 0; i < n; i++) {
      double x = terms[i];
      if (x != 0) {
        int unit = Math.max(Math.getExponent(x), Double.MIN_EXPONENT) - (SIGNIFICAND_BITS - 1);
        highest = Math.max(highest, unit + SIGNIFICAND_BITS);
        // The hidden bit, 52, stands for a power of two, which has no other.
        long fraction = Double.doubleToRawLongBits(x) | 1L << (SIGNIFICAND_BITS - 1);
        lowest = Math.min(lowest, unit + Long.numberOfTrailingZeros(fraction));
      }
    }
    if (highest == Integer.MIN_VALUE) { // nothing but zeros
      lowest = 0;
      highest = 0;
    }
    exponent = lowest;
    bits = Math.abs(lowest) <= MAX_EXPONENT ? highest - lowest : Integer.MAX_VALUE;
    if (bits <= MAX_BITS) {
      double scale = Math.scalb(1.0, -exponent);
      for (int i = 0; i < n; i++) {
        units[i] = (long) (terms[i] * scale); // exact
      }
    }
  }

  /** Adds the terms to {@code sum}. */
  public void addTo(ExactSum sum) {
    if (bits > MAX_BITS) {
      for (int i = 0; i < size; i++) {
        sum.add(terms[i]);
      }
      return;
    }
    long low = 0;
    long high = 0;
    for (int i = 0; i < size; i++) {
      low += units[i] & MASK;
      high += units[i] >> 32;
    }
    sum.addWords(low, high, 0, 0, exponent);
  }

  /** Adds the products of the terms with those of a block of the same size to {@code sum}. */
  public void addProductsTo(ExactBlock other, ExactSum sum) {
    if (other.size != size) {
      throw new IllegalArgumentException(
          "Products: expected %d terms but found %d".formatted(size, other.size));
    }
    if (bits > MAX_BITS || other.bits > MAX_BITS) {
      for (int i = 0; i < size; i++) {
        sum.addProduct(terms[i], other.terms[i]);
      }
    } else if (bits + other.bits < Long.SIZE - 1 - Integer.numberOfTrailingZeros(MAX_TERMS)) {
      long total = 0;
      for (int i = 0; i < size; i++) {
        total += units[i] * other.units[i];
      }
      sum.addWords(total & MASK, total >> 32, 0, 0, exponent + other.exponent);
    } else {
      addWideProductsTo(other, sum);
    }
  }

  private void addWideProductsTo(ExactBlock other, ExactSum sum) {
    long word0 = 0;
    long word1 = 0;
    long word2 = 0;
    long word3 = 0;
    for (int i = 0; i < size; i++) {
      long low = units[i] * other.units[i];
      long high = Math.multiplyHigh(units[i], other.units[i]);
      word0 += low & MASK;
      word1 += low >>> 32;
      word2 += high & MASK;
      word3 += high >> 32;
    }
    sum.addWords(word0, word1, word2, word3, exponent + other.exponent);
  }
}
