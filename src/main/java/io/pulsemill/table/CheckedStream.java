package io.pulsemill.table;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.io.SeekableInputStream;

/** A Parquet file whose tail lies in memory, and of which column chunks are summed as read. */
final class CheckedStream extends SeekableInputStream {
  private final SeekableInputStream in;
  private final long length;
  private final byte[] tail;
  private final ChunkSums chunks;
  private long position;

  CheckedStream(SeekableInputStream in, long length, byte[] tail, ChunkSums chunks) {
    this.in = in;
    this.length = length;
    this.tail = tail;
    this.chunks = chunks;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void seek(long to) {
    position = to;
  }

  @Override
  public int read() throws IOException {
    byte[] next = new byte[1];
    return read(next, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(next[0]);
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    return read(ByteBuffer.wrap(bytes, from, count));
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    long left = length - position;
    if (left <= 0 && into.hasRemaining()) {
      return -1;
    }
    int count = (int) Math.min(left, into.remaining());
    ByteBuffer window = into.slice(into.position(), count);
    readFully(window);
    into.position(into.position() + count);
    return count;
  }

  @Override
  public void readFully(byte[] bytes) throws IOException {
    readFully(ByteBuffer.wrap(bytes));
  }

  @Override
  public void readFully(byte[] bytes, int from, int count) throws IOException {
    readFully(ByteBuffer.wrap(bytes, from, count));
  }

  @Override
  public void readFully(ByteBuffer into) throws IOException {
    int count = into.remaining();
    if (count > length - position) {
      throw new EOFException(
          "expected %d bytes from byte %d on but the file has %d"
              .formatted(count, position, length));
    }
    long inTail = position - (length - tail.length);
    if (inTail >= 0) {
      into.put(tail, (int) inTail, count);
    } else {
      ByteBuffer read = into.duplicate();
      if (in.getPos() != position) {
        in.seek(position);
      }
      in.readFully(into);
      chunks.add(position, read);
    }
    position += count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
