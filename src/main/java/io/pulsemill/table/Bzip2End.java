package io.pulsemill.table;

import java.io.IOException;
import java.math.BigInteger;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * Tells whether a bzip2 file is complete. Hadoop's codec takes a file that ends between two blocks
 * for a whole one, and the rows of the lost blocks would be missed by nobody.
 *
 * <p>A bzip2 stream ends with 48 bits of a mark (the digits of √π), 32 bits of checksum, and 0 to 7
 * bits that fill the last byte.
 */
public final class Bzip2End {
  private static final BigInteger MARK = new BigInteger("177245385090", 16);
  private static final BigInteger MARK_BITS = BigInteger.ONE.shiftLeft(48).subtract(BigInteger.ONE);
  private static final int CHECKSUM_BITS = 32;
  private static final int END_BYTES = 11;

  private Bzip2End() {}

  /** Whether the end mark stands at the end of a file of {@code length} bytes. */
  public static boolean isThere(FSDataInputStream file, long length) throws IOException {
    if (length < END_BYTES) {
      return false;
    }
    byte[] end = new byte[END_BYTES];
    file.readFully(length - END_BYTES, end);
    BigInteger bits = new BigInteger(1, end);
    for (int fill = 0; fill < Byte.SIZE; fill++) {
      if (bits.shiftRight(CHECKSUM_BITS + fill).and(MARK_BITS).equals(MARK)) {
        return true;
      }
    }
    return false;
  }
}
