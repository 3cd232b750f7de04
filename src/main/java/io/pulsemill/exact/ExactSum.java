package io.pulsemill.exact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The exact sum of any finite doubles and of products of two doubles: no rounding, no overflow, so
 * any order and any grouping of the terms give the same value.
 *
 * <p>A superaccumulator (Neal, "Fast exact summation using small and large superaccumulators",
 * arXiv 1505.05571): the value is {@code Σ digits[i] · 2^(32 (first + i) + LOWEST)} with signed
 * 64-bit digits that overlap by 32 bits, so 2^29 terms are added before a carry. Only the digits
 * that terms have touched are kept, a few for data of ordinary range. A product is taken as the
 * 106-bit integer product of the significands, exact also if {@code x·y} would over- or underflow.
 *
 * <p>{@code zero} is {@code new ExactSum()}; addition is associative and commutative.
 */
public final class ExactSum {
  /** Exponent of the lowest bit kept; the smallest product of two doubles is 2^-2148. */
  private static final int LOWEST = -2176;

  /** Enough digits for 2^62 of the largest products. */
  private static final int MAX_DIGITS = 136;

  private static final int CARRY_EVERY = 1 << 29;
  private static final long MASK = 0xFFFFFFFFL;

  /** Of a significand: either part times a digit stays within 2^62. */
  private static final int LOW_BITS = 27;

  private static final long LOW = (1L << LOW_BITS) - 1;

  private long[] digits = new long[0];
  private int first;
  private int pending;

  /** Adds {@code x}, which must be finite. */
  public void add(double x) {
    long significand = significand(x);
    if (significand != 0) {
      int position = exponent(x) - LOWEST;
      reserve(position >>> 5, 3);
      addWord(position, significand & MASK, x < 0);
      addWord(position + 32, significand >>> 32, x < 0);
      carryWhenDue();
    }
  }

  /**
   * Adds {@code x · y · z} without rounding it but for what lies below the smallest double; all
   * must be finite, as must {@code x · y}.
   */
  public void addProduct(double x, double y, double z) {
    double product = x * y;
    addProduct(product, z);
    addProduct(Math.fma(x, y, -product), z);
  }

  /** Adds {@code x · y} without rounding it; both must be finite. */
  public void addProduct(double x, double y) {
    long a = significand(x);
    long b = significand(y);
    if (a != 0 && b != 0) {
      int position = exponent(x) + exponent(y) - LOWEST;
      boolean negative = (x < 0) != (y < 0);
      long high = Math.multiplyHigh(a, b);
      long low = a * b;
      reserve(position >>> 5, 5);
      addWord(position, low & MASK, negative);
      addWord(position + 32, low >>> 32, negative);
      addWord(position + 64, high & MASK, negative);
      addWord(position + 96, high >>> 32, negative);
      carryWhenDue();
    }
  }

  /**
   * Adds {@code (word0 + word1 2^32 + word2 2^64 + word3 2^96) · 2^exponent}, the words being whole
   * numbers within ±2^62: the total of a block of terms.
   */
  void addWords(long word0, long word1, long word2, long word3, int exponent) {
    int position = exponent - LOWEST;
    reserve(position >>> 5, 6);
    addSigned(position, word0);
    addSigned(position + 32, word1);
    addSigned(position + 64, word2);
    addSigned(position + 96, word3);
    pending += 4; // up to four parts below 2^32 fell to one digit
    carryWhenDue();
  }

  /** Adds another sum. */
  public void add(ExactSum other) {
    add(other, 1);
  }

  /** Adds {@code other · factor}, unrounded but for what lies below 2^-2176: it is cut off. */
  public void addProduct(ExactSum other, double factor) {
    other.carry();
    other.trim();
    long m = factor < 0 ? -significand(factor) : significand(factor);
    for (int i = 0; i < other.digits.length; i++) {
      int exponent = exponent(factor) + LOWEST + 32 * (other.first + i);
      addCut(other.digits[i] * (m & LOW), exponent);
      addCut(other.digits[i] * (m >> LOW_BITS), exponent + LOW_BITS);
    }
  }

  private void addCut(long word, int exponent) {
    int below = Math.max(0, LOWEST - exponent);
    addWords(below < Long.SIZE ? word >> below : 0, 0, 0, 0, exponent + below);
  }

  /** Takes another sum away. */
  public void subtract(ExactSum other) {
    add(other, -1);
  }

  private void add(ExactSum other, int sign) {
    other.carry();
    carry();
    if (other.digits.length > 0) {
      reserve(other.first, other.digits.length);
      for (int i = 0; i < other.digits.length; i++) {
        digits[other.first - first + i] += sign * other.digits[i];
      }
      carry();
    }
  }

  /** The exact value. */
  public BigDecimal toBigDecimal() {
    carry();
    BigInteger units = BigInteger.ZERO;
    for (int i = digits.length - 1; i >= 0; i--) {
      units = units.shiftLeft(32).add(BigInteger.valueOf(digits[i]));
    }
    if (units.signum() == 0) {
      return BigDecimal.ZERO;
    }
    int spare = units.getLowestSetBit();
    int exponent = 32 * first + LOWEST + spare;
    units = units.shiftRight(spare);
    return exponent >= 0
        ? new BigDecimal(units.shiftLeft(exponent))
        : new BigDecimal(units.multiply(BigInteger.valueOf(5).pow(-exponent)), -exponent);
  }

  /** The value rounded once, half to even; infinite if it lies beyond the range of doubles. */
  public double toDouble() {
    return toBigDecimal().doubleValue();
  }

  /**
   * Writes: int first digit, int number of digits, long × digits. Equal sums write equal bytes,
   * whatever terms they come from.
   */
  public void write(DataOutput out) throws IOException {
    carry();
    trim();
    out.writeInt(first);
    out.writeInt(digits.length);
    for (long digit : digits) {
      out.writeLong(digit);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static ExactSum read(DataInput in) throws IOException {
    ExactSum sum = new ExactSum();
    sum.first = in.readInt();
    int length = in.readInt();
    if (sum.first < 0 || sum.first > MAX_DIGITS || length < 0 || length > MAX_DIGITS - sum.first) {
      throw new IOException(
          "Exact sum: expected digits within 0..%d but found %d from %d"
              .formatted(MAX_DIGITS, length, sum.first));
    }
    sum.digits = new long[length];
    for (int i = 0; i < length; i++) {
      sum.digits[i] = in.readLong();
    }
    return sum;
  }

  /** Two sums are equal when their values are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ExactSum sum && toBigDecimal().compareTo(sum.toBigDecimal()) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(toDouble());
  }

  @Override
  public String toString() {
    return "ExactSum[" + toDouble() + "]";
  }

  /** The integer significand, at most 53 bits, of {@code |x|}. */
  private static long significand(double x) {
    if (!Double.isFinite(x)) {
      throw new ArithmeticException("Exact sum: expected a finite term but found " + x);
    }
    long bits = Double.doubleToRawLongBits(x) & 0x000FFFFFFFFFFFFFL;
    return Math.getExponent(x) >= Double.MIN_EXPONENT ? bits | 0x0010000000000000L : bits;
  }

  /** The power of two that {@link #significand} counts. */
  private static int exponent(double x) {
    return Math.max(Math.getExponent(x), Double.MIN_EXPONENT) - 52;
  }

  /** Adds a 32-bit word whose lowest bit stands at {@code position} above {@link #LOWEST}. */
  private void addWord(int position, long word, boolean negative) {
    int i = (position >>> 5) - first;
    long shifted = word << (position & 31);
    long low = shifted & MASK;
    long high = shifted >>> 32;
    digits[i] += negative ? -low : low;
    digits[i + 1] += negative ? -high : high;
  }

  /** Adds a signed word; its upper half goes to the next digit. */
  private void addSigned(int position, long word) {
    int i = (position >>> 5) - first;
    int shift = position & 31;
    long lower = (word & MASK) << shift;
    long upper = (word >> 32) << shift;
    digits[i] += lower & MASK;
    digits[i + 1] += (lower >>> 32) + (upper & MASK);
    digits[i + 2] += upper >> 32;
  }

  /** Makes room for {@code length} digits from {@code from}. */
  private void reserve(int from, int length) {
    if (digits.length == 0) {
      first = from;
      digits = new long[length];
    } else if (from < first || from + length > first + digits.length) {
      int low = Math.min(from, first);
      int high = Math.max(from + length, first + digits.length);
      long[] wider = new long[high - low];
      System.arraycopy(digits, 0, wider, first - low, digits.length);
      digits = wider;
      first = low;
    }
  }

  private void carryWhenDue() {
    if (++pending >= CARRY_EVERY) {
      carry();
    }
  }

  /** Drops the digits at both ends, after a carry, that the value does not need. */
  private void trim() {
    int to = digits.length;
    while (to > 1 && fitsOneDigit(to - 2)) {
      to--;
      digits[to - 1] += digits[to] << 32;
    }
    int from = 0;
    while (from < to && digits[from] == 0) {
      from++;
    }
    digits = Arrays.copyOfRange(digits, from, to);
    first = digits.length == 0 ? 0 : first + from;
  }

  /** Whether digits {@code i} and {@code i + 1} together are a signed 32-bit number. */
  private boolean fitsOneDigit(int i) {
    long both = (digits[i + 1] << 32) + digits[i];
    return both == (int) both;
  }

  /** Brings all digits but the highest into 0..2^32−1; the highest keeps the sign. */
  private void carry() {
    pending = 0;
    if (digits.length == 0) {
      return;
    }
    for (int i = 0; i < digits.length - 1; i++) {
      digits[i + 1] += digits[i] >> 32;
      digits[i] &= MASK;
    }
    long top = digits[digits.length - 1];
    if (top != (int) top) {
      digits = Arrays.copyOf(digits, digits.length + 1);
      digits[digits.length - 2] = top & MASK;
      digits[digits.length - 1] = top >> 32;
    }
  }
}
