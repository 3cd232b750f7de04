package io.pulsemill.table;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.column.values.bitpacking.BytePacker;
import org.apache.parquet.column.values.bitpacking.Packer;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * Numbers in Parquet's hybrid of runs and bit-packed groups, many at a time; its own decoder serves
 * one per call.
 *
 * <pre>
 *   run     varint 2 · length, the number in (width + 7) / 8 bytes, little-endian
 *   groups  varint 2 · groups + 1, eight numbers of width bits each
 * </pre>
 */
public final class HybridIds {
  private static final int GROUP = 8;

  /** From {@code at} on, up to {@code end}. */
  private final byte[] bytes;

  private final int end;
  private int at;
  private final int width;
  private final BytePacker packer;
  private final int[] group = new int[GROUP];
  private final byte[] packed;
  private int run;
  private int runNumber;
  private int groups;
  private int next = GROUP;

  HybridIds(ByteBuffer bytes, int width) {
    if (width < 0 || width > Integer.SIZE) {
      throw new ParquetDecodingException("numbers of %d bits".formatted(width));
    }
    this.width = width;
    if (bytes.hasArray()) {
      this.bytes = bytes.array();
      at = bytes.arrayOffset() + bytes.position();
    } else {
      this.bytes = new byte[bytes.remaining()];
      bytes.get(this.bytes);
    }
    end = at + bytes.limit() - bytes.position();
    packer = Packer.LITTLE_ENDIAN.newBytePacker(width);
    packed = new byte[width];
  }

  /**
   * Whether {@code bytes} begin with a run of {@code number}, below 256, of that length or more.
   */
  static boolean isRun(ByteBuffer bytes, int number, int length) {
    HybridIds head = new HybridIds(bytes.duplicate(), Byte.SIZE);
    int header = bytes.hasRemaining() ? head.varint() : 1;
    return (header & 1) == 0 && header >>> 1 >= length && Byte.toUnsignedInt(head.take()) == number;
  }

  /** Reads the next numbers to the beginning of {@code into}. */
  public void read(int[] into, int count) {
    for (int done = 0; done < count; ) {
      if (run > 0) {
        int length = Math.min(run, count - done);
        Arrays.fill(into, done, done + length, runNumber);
        run -= length;
        done += length;
      } else if (next < GROUP) {
        int length = Math.min(GROUP - next, count - done);
        System.arraycopy(group, next, into, done, length);
        next += length;
        done += length;
      } else if (groups > 0) {
        for (; groups > 0 && count - done >= GROUP && end - at >= width; groups--) {
          unpack(bytes, at, into, done);
          at += width;
          done += GROUP;
        }
        if (groups > 0 && done < count) {
          unpack();
        }
      } else {
        begin();
      }
    }
  }

  private void begin() {
    if (width == 0) { // only one number there can be
      run = Integer.MAX_VALUE;
      return;
    }
    int header = varint();
    if ((header & 1) == 1) {
      groups = header >>> 1;
      return;
    }
    run = header >>> 1;
    runNumber = 0;
    for (int shift = 0; shift < width; shift += Byte.SIZE) {
      runNumber |= Byte.toUnsignedInt(take()) << shift;
    }
  }

  private void unpack() {
    groups--;
    int there = Math.min(width, end - at);
    if (there == 0) {
      throw cutShort();
    }
    // Some writers leave out the end of the last group.
    System.arraycopy(bytes, at, packed, 0, there);
    Arrays.fill(packed, there, width, (byte) 0);
    unpack(packed, 0, group, 0);
    at += there;
    next = 0;
  }

  @SuppressWarnings("deprecation") // of a ByteBuffer, as it is now, a group takes longer
  private void unpack(byte[] from, int start, int[] into, int to) {
    packer.unpack8Values(from, start, into, to);
  }

  private byte take() {
    if (at == end) {
      throw cutShort();
    }
    return bytes[at++];
  }

  private static ParquetDecodingException cutShort() {
    return new ParquetDecodingException("its numbers are cut short");
  }

  private int varint() {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      byte b = take();
      value |= (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new ParquetDecodingException("a length of more than 32 bits");
  }
}
