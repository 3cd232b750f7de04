package io.pulsemill.input;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * Checks whether all blocks of a bzip2 file are present. Hadoop's codec, reading in splits, looks
 * for the next block and decompresses it: it takes a file that ends between two blocks for a whole
 * one, and skips a block whose mark is damaged, so rows would be lost without a word.
 *
 * <p>A block begins with 48 bits (the digits of π) and its 32-bit checksum; a stream ends with 48
 * bits (the digits of √π) and a checksum over the blocks' checksums, each folded in by a rotation
 * and an exclusive or. One pass over the compressed bytes compares that; nothing is decompressed.
 */
final class Bzip2Blocks {
  private static final long BLOCK = 0x314159265359L;
  private static final long END = 0x177245385090L;
  private static final long MARK_BITS = (1L << 48) - 1;
  private static final int CHECKSUM_BITS = 32;
  private static final int BUFFER_BYTES = 1 << 16;

  private long window;
  private long mark;
  private int checksumBits;
  private int folded;
  private boolean ended;
  private boolean damaged;

  private Bzip2Blocks() {}

  /** Whether the file holds nothing but whole streams. Its position stays where it is. */
  static boolean areWhole(FSDataInputStream file) throws IOException {
    Bzip2Blocks blocks = new Bzip2Blocks();
    byte[] buffer = new byte[BUFFER_BYTES];
    long position = 0;
    for (int n; !blocks.damaged && (n = file.read(position, buffer, 0, buffer.length)) > 0; ) {
      for (int i = 0; i < n; i++) {
        blocks.take(buffer[i]);
      }
      position += n;
    }
    return blocks.ended && !blocks.damaged && blocks.checksumBits == 0;
  }

  private void take(byte bits) {
    for (int shift = Byte.SIZE - 1; shift >= 0; shift--) {
      window = window << 1 | (bits >> shift & 1);
      if (checksumBits > 0) {
        if (--checksumBits == 0) {
          takeChecksum((int) window);
        }
      } else if ((window & MARK_BITS) == BLOCK || (window & MARK_BITS) == END) {
        mark = window & MARK_BITS;
        checksumBits = CHECKSUM_BITS;
      }
    }
  }

  private void takeChecksum(int checksum) {
    if (mark == BLOCK) {
      folded = Integer.rotateLeft(folded, 1) ^ checksum;
      ended = false;
    } else {
      damaged |= folded != checksum;
      folded = 0;
      ended = true;
    }
  }
}
