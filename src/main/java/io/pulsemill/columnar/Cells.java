package io.pulsemill.columnar;

import java.util.Arrays;

/** A column of a batch of rows, decoded. One reader fills the same object batch after batch. */
abstract class Cells {
  /** Rows of a batch, at most. */
  static final int BATCH = 4096;

  /** Which rows have no value. */
  final boolean[] nulls = new boolean[BATCH];

  /** Texts of subjects or labels; a null is a word of its own. */
  static final class OfWords extends Cells {
    final Word[] words = new Word[BATCH];
  }

  /** Whole numbers. */
  static final class OfLongs extends Cells {
    final long[] values = new long[BATCH];
  }

  /** Seconds since 1970 and nanoseconds of them. */
  static final class OfSeconds extends Cells {
    final long[] seconds = new long[BATCH];
    final int[] nanos = new int[BATCH];
  }

  /** Numbers. */
  static final class OfDoubles extends Cells {
    final double[] values = new double[BATCH];
  }

  /** Texts, one after the other. */
  static final class OfBytes extends Cells {
    /** Row r is {@code bytes[starts[r]..starts[r + 1])}. */
    final int[] starts = new int[BATCH + 1];

    byte[] bytes = new byte[16 * BATCH];

    /** Makes room for the text of a row, to be copied to {@code bytes[starts[row]]}. */
    void reserve(int row, int length) {
      int end = Math.addExact(starts[row], length);
      starts[row + 1] = end;
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(2L * bytes.length, 1 << 30)));
      }
    }
  }
}
