package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.statistics.SubjectHash;
import io.pulsemill.statistics.TrainingSplit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The subjects of a row group as UTF-8, one after the other: most rows only ask for the hash of
 * theirs, so a string is made only if requested. Empty text is a missing subject.
 */
final class SubjectColumn {
  private static final int BYTES_PER_SUBJECT = 16;
  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  /** Row r is {@code utf8[starts[r]…starts[r + 1] − 1]}. */
  private final int[] starts;

  private byte[] utf8;
  private int rows;

  /** No rows yet, at most {@code capacity}. */
  SubjectColumn(int capacity) {
    starts = new int[capacity + 1];
    utf8 = new byte[(int) Math.min(MAX_BYTES, (long) capacity * BYTES_PER_SUBJECT)];
  }

  void addMissing() {
    starts[rows + 1] = starts[rows];
    rows++;
  }

  void add(String subject) {
    addBytes(ByteBuffer.wrap(subject.getBytes(StandardCharsets.UTF_8)));
  }

  /** Adds text as a file has it: what is not UTF-8 in it becomes U+FFFD, as in a string. */
  void add(ByteBuffer text) {
    int from = starts[rows];
    addBytes(text);
    for (int i = from; i < starts[rows]; i++) {
      if (utf8[i] < 0) {
        rows--;
        add(new String(utf8, from, starts[rows + 1] - from, StandardCharsets.UTF_8));
        return;
      }
    }
  }

  int rows() {
    return rows;
  }

  boolean missing(int r) {
    return starts[r] == starts[r + 1];
  }

  /** The subject of row {@code r}; null if missing. */
  String get(int r) {
    return missing(r)
        ? null
        : new String(utf8, starts[r], starts[r + 1] - starts[r], StandardCharsets.UTF_8);
  }

  /** u of the subject of row {@code r}, which must not be missing. */
  double unit(SubjectHash hash, int r) {
    return hash.unit(utf8, starts[r], starts[r + 1] - starts[r]);
  }

  /** Whether the row of the subject of row {@code r}, which must not be missing, trains. */
  boolean training(TrainingSplit split, int r) {
    return split.training(utf8, starts[r], starts[r + 1] - starts[r]);
  }

  private void addBytes(ByteBuffer bytes) {
    int from = starts[rows];
    int length = bytes.remaining();
    if (length > utf8.length - from) {
      grow((long) from + length);
    }
    bytes.get(utf8, from, length);
    starts[++rows] = from + length;
  }

  private void grow(long needed) {
    if (needed > MAX_BYTES) {
      throw new InputException(
          "A row group has subjects of more than %d bytes; write the table with smaller row groups"
              .formatted(MAX_BYTES));
    }
    utf8 = Arrays.copyOf(utf8, (int) Math.min(MAX_BYTES, Math.max(2L * utf8.length, needed)));
  }
}
