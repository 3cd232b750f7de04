package io.pulsemill.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The members of a gzip file, one after the other. Bytes of zero after the last one, with which
 * tapes fill their blocks, are passed over; others are not.
 */
final class GzipStream extends BlockStream {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int FIRST_BYTE = 0x1f;

  private final BufferedInputStream raw;
  private @Nullable InputStream member;

  GzipStream(InputStream raw) throws IOException {
    this.raw = new BufferedInputStream(raw, BUFFER_BYTES);
    member = new GzipCompressorInputStream(this.raw);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (member != null) {
      int count = member.read(bytes, offset, length);
      if (count > 0 || length == 0) {
        return count;
      }
      member = next();
    }
    return -1;
  }

  /** The next member; null at the end of the file. The one before has left its end to be read. */
  private @Nullable InputStream next() throws IOException {
    raw.mark(1);
    int first = raw.read();
    if (first == FIRST_BYTE) {
      raw.reset();
      return new GzipCompressorInputStream(raw);
    }
    while (first == 0) {
      first = raw.read();
    }
    if (first >= 0) {
      throw new IOException("after its last member there are bytes that are neither gzip nor zero");
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
