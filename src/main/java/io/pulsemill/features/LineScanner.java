package io.pulsemill.features;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines, one by one or all that lie in its buffer at once. A line ends
 * at a line feed; of a line taken alone that is left out, and a carriage return before it. Of a
 * line over the limit nothing is kept, however long it is.
 *
 * <p>Each read of the stream takes only what it has ready, so that a stream which reports its
 * position at block boundaries (bzip2) has reported none beyond the line that comes next.
 */
final class LineScanner {
  private static final int BUFFER_BYTES = 1 << 17;

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
  private boolean many;
  private boolean lineFeed;
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
    many = false;
    lineFeed = false;
    if (next == filled && !fill()) {
      return false;
    }
    do {
      int end = lineEnd(buffer, next, filled);
      take(end);
      if (end < filled) {
        next++;
        position++;
        lineFeed = true;
        break;
      }
    } while (fill());
    // A line cut at two bytes over the limit stays too long should its last byte be dropped here.
    if (length > 0 && line[from + length - 1] == '\r') {
      length--;
    }
    return true;
  }

  /**
   * Takes, with their line feeds, all whole lines in the buffer that begin before offset {@code
   * stop}, which is beyond {@link #position}; false if there is none: then {@link #next} has to
   * fill the buffer again.
   */
  boolean nextWhole(long stop) {
    int end = filled;
    if (stop - position < filled - next) {
      int last = next + (int) (stop - position) - 1; // the last line taken ends here or beyond
      end = Math.min(filled, lineEnd(buffer, last, filled) + 1);
    }
    while (end > next && buffer[end - 1] != '\n') {
      end--;
    }
    line = buffer;
    from = next;
    length = end - next;
    many = length > 0;
    offset = position;
    position += length;
    next = end;
    return many;
  }

  /** The array the line lies in, until the next call of a method that takes lines. */
  byte[] line() {
    return line;
  }

  /** Where the lines begin in {@link #line}. */
  int from() {
    return from;
  }

  /** Bytes of the lines; not for one that is {@link #tooLong}. */
  int length() {
    return length;
  }

  /** Whether the one line taken is longer than the limit. */
  boolean tooLong() {
    return !many && length > maxLineBytes;
  }

  /** Whether the line taken alone ended in a line feed; not at the end of a file, perhaps. */
  boolean lineFeed() {
    return lineFeed;
  }

  /** Offset of the first byte taken. */
  long offset() {
    return offset;
  }

  /** Offset of the first byte after what was taken. */
  long position() {
    return position;
  }

  /** The first line feed from {@code from} on; {@code end} if there is none before. */
  static int lineEnd(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return at;
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
