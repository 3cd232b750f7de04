package io.pulsemill.features;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines. A line ends at a line feed; a carriage return before it is
 * taken off. Of a line over the limit nothing is kept, however long it is.
 *
 * <p>Each read of the stream takes only what it has ready, so that a stream which reports its
 * position at block boundaries (bzip2) has reported none beyond the line that comes next.
 */
final class LineScanner {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final int maxLineBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int filled;
  private long position;

  /** A line that crosses the end of the buffer, pieced together: room for the carriage return. */
  private byte[] pieces = new byte[0];

  private byte[] line = buffer;
  private int from;
  private int length;
  private long offset;

  /**
   * @param position offset of the stream's first byte
   * @param maxLineBytes longest line taken, without its end
   */
  LineScanner(InputStream in, long position, int maxLineBytes) {
    this.in = in;
    this.position = position;
    this.maxLineBytes = maxLineBytes;
  }

  /** Takes the next line; false at the end of the stream. */
  boolean next() throws IOException {
    offset = position;
    line = buffer;
    length = 0;
    if (next == filled && !fill()) {
      return false;
    }
    do {
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      take(end);
      if (end < filled) {
        next++;
        position++;
        break;
      }
    } while (fill());
    // A line cut at two bytes over the limit stays too long should its last byte be dropped here.
    if (length > 0 && line[from + length - 1] == '\r') {
      length--;
    }
    return true;
  }

  /** The array the line lies in, until the next call of {@link #next}. */
  byte[] line() {
    return line;
  }

  /** Where the line begins in {@link #line}. */
  int from() {
    return from;
  }

  /** Bytes of the line; not for one that is {@link #tooLong}. */
  int length() {
    return length;
  }

  /** Whether the line is longer than the limit. */
  boolean tooLong() {
    return length > maxLineBytes;
  }

  /** Offset of the line's first byte. */
  long offset() {
    return offset;
  }

  /** Offset of the first byte after the line and its end. */
  long position() {
    return position;
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = 0;
    filled = Math.max(0, in.read(buffer, 0, BUFFER_BYTES));
    return filled > 0;
  }

  /** Adds the bytes up to {@code end} of the buffer to the line. */
  private void take(int end) {
    int count = end - next;
    if (length == 0) {
      from = next;
      length = Math.min(count, maxLineBytes + 2);
      if (end == filled) {
        keep();
      }
    } else {
      int room = maxLineBytes + 2 - length;
      int added = Math.min(count, room);
      if (pieces.length < length + added) {
        pieces = Arrays.copyOf(pieces, Math.max(2 * pieces.length, length + added));
        line = pieces;
      }
      System.arraycopy(buffer, next, pieces, length, added);
      length += added;
    }
    position += count;
    next = end;
  }

  /** Moves the beginning of a line out of the buffer, which is filled anew. */
  private void keep() {
    if (pieces.length < length) {
      pieces = new byte[length];
    }
    System.arraycopy(buffer, from, pieces, 0, length);
    line = pieces;
    from = 0;
  }
}
