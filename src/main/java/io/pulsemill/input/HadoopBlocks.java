package io.pulsemill.input;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The framing that Hadoop's codecs of LZ4 and Snappy write.
 *
 * <pre>
 *   block: int bytes it decompresses to (big-endian), then chunks until these are there
 *   chunk: int compressed bytes, then those
 * </pre>
 */
final class HadoopBlocks extends BlockStream {
  /** Hadoop's buffers have 256 KB; a file that asks for more than this is damaged. */
  private static final int MAX_BYTES = 1 << 26;

  private final DataInputStream raw;
  private final Decompressor codec;
  private byte[] packed = new byte[0];
  private byte[] chunk = new byte[0];
  private int next;
  private int end;
  private int blockLeft;

  HadoopBlocks(InputStream raw, Decompressor codec) {
    this.raw = new DataInputStream(raw);
    this.codec = codec;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (next == end) {
      if (!readChunk()) {
        return -1;
      }
    }
    int count = Math.min(length, end - next);
    System.arraycopy(chunk, next, bytes, offset, count);
    next += count;
    return count;
  }

  /** Decompresses the next chunk; false at the end of the file, which is between two blocks. */
  private boolean readChunk() throws IOException {
    if (blockLeft == 0) {
      int first = raw.read();
      if (first < 0) {
        return false;
      }
      blockLeft = limited(first << 24 | raw.readUnsignedByte() << 16 | raw.readUnsignedShort());
      if (blockLeft == 0) {
        return true;
      }
    }
    int size = limited(raw.readInt());
    packed = packed.length < size ? new byte[size] : packed;
    chunk = chunk.length < blockLeft ? new byte[blockLeft] : chunk;
    if (raw.readNBytes(packed, 0, size) < size) {
      throw new EOFException("a block is cut short");
    }
    try {
      end = codec.decompress(packed, 0, size, chunk, 0, blockLeft);
    } catch (MalformedInputException | IllegalArgumentException e) {
      throw new IOException("a block is damaged: " + e.getMessage(), e);
    }
    if (end == 0) {
      throw new IOException("a block has an empty chunk");
    }
    next = 0;
    blockLeft -= end;
    return true;
  }

  private static int limited(int bytes) throws IOException {
    if (bytes < 0 || bytes > MAX_BYTES) {
      throw new IOException(
          "expected a block of up to %d bytes but found the length %d".formatted(MAX_BYTES, bytes));
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
