package io.pulsemill.input;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CompressionInputStream;
import org.apache.hadoop.io.compress.SplittableCompressionCodec.READ_MODE;
import org.apache.hadoop.util.ReflectionUtils;

/**
 * The decompressed bytes of a split. What goes wrong is either {@link DamagedDataException} or, if
 * the file itself cannot be read, what its storage threw.
 */
public final class DecompressedStream extends BlockStream {
  private final WatchedStream raw;
  private final Compression compression;
  private final InputStream in;

  /** Takes over {@code raw}; bzip2 looks for the first block that begins in {@code start..end}. */
  public DecompressedStream(
      Configuration conf, WatchedStream raw, Compression compression, long start, long end)
      throws IOException {
    this.raw = raw;
    this.compression = compression;
    try {
      in = compression == Compression.BZIP2 ? blocks(conf, start, end) : compression.open(raw);
    } catch (IOException | RuntimeException e) {
      throw told(e);
    }
  }

  private InputStream blocks(Configuration conf, long start, long end) throws IOException {
    BZip2Codec codec = ReflectionUtils.newInstance(BZip2Codec.class, conf);
    return codec.createInputStream(raw, null, start, end, READ_MODE.BYBLOCK);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(bytes, offset, length);
    } catch (IOException | RuntimeException e) { // bzip2 data can lead out of an array's bounds
      throw told(e);
    }
    raw.rethrowFailure();
    return count;
  }

  /** Position in the file up to which blocks of bzip2 were begun; 0 of other data. */
  public long position() throws IOException {
    return in instanceof CompressionInputStream blocks ? blocks.getPos() : 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private DamagedDataException told(Exception e) throws IOException {
    raw.rethrowFailure();
    return new DamagedDataException(compression, e);
  }
}
