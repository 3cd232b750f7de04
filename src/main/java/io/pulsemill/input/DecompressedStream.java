package io.pulsemill.input;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CodecPool;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionInputStream;
import org.apache.hadoop.io.compress.Decompressor;
import org.apache.hadoop.io.compress.SplittableCompressionCodec.READ_MODE;

/**
 * The decompressed bytes of a split. What goes wrong is either {@link DamagedDataException} or, if
 * the file itself cannot be read, what its storage threw.
 */
public final class DecompressedStream extends InputStream {
  private final WatchedStream raw;
  private final Compression compression;
  private final Decompressor decompressor;
  private final CompressionInputStream in;

  /** Takes over {@code raw}; bzip2 looks for the first block that begins in {@code start..end}. */
  public DecompressedStream(
      Configuration conf, WatchedStream raw, Compression compression, long start, long end)
      throws IOException {
    this.raw = raw;
    this.compression = compression;
    CompressionCodec codec = compression.codec(conf);
    decompressor = CodecPool.getDecompressor(codec);
    try {
      in =
          codec instanceof BZip2Codec bzip2
              ? bzip2.createInputStream(raw, decompressor, start, end, READ_MODE.BYBLOCK)
              : codec.createInputStream(raw, decompressor);
    } catch (IOException | RuntimeException e) {
      CodecPool.returnDecompressor(decompressor);
      throw told(e);
    }
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

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /** Position in the compressed data; bzip2 advances it at the first byte of each block. */
  public long position() throws IOException {
    return in.getPos();
  }

  @Override
  public void close() throws IOException {
    try {
      in.close();
    } finally {
      CodecPool.returnDecompressor(decompressor);
    }
  }

  private DamagedDataException told(Exception e) throws IOException {
    raw.rethrowFailure();
    return new DamagedDataException(compression, e);
  }
}
