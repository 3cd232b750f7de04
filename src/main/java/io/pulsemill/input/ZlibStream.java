package io.pulsemill.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** One stream of zlib, RFC 1950, and nothing after it: what Hadoop's codecs name deflate. */
final class ZlibStream extends InflaterInputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  ZlibStream(InputStream raw) {
    super(raw, new Inflater(), BUFFER_BYTES);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count < 0 && (inf.getRemaining() > 0 || in.read() >= 0)) {
      throw new IOException("there are bytes after its end");
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    inf.end();
    super.close();
  }
}
