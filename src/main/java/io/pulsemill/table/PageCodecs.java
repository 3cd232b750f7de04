package io.pulsemill.table;

import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopCodecs;

/**
 * The codecs of Parquet's pages: Parquet's own, but for LZ4, for which it asks Hadoop's codec and
 * this a library that no Hadoop class path has. No library that travels with the program reads
 * Brotli or LZO.
 */
final class PageCodecs implements CompressionCodecFactory {
  private static final Set<CompressionCodecName> ABSENT =
      EnumSet.of(CompressionCodecName.BROTLI, CompressionCodecName.LZO);

  private final CompressionCodecFactory parquets;

  PageCodecs(Configuration conf) {
    parquets = HadoopCodecs.newFactory(conf, 0);
  }

  /** Whether pages of a codec can be read. */
  static boolean canRead(CompressionCodecName codec) {
    return !ABSENT.contains(codec);
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    return parquets.getCompressor(codec);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return codec == CompressionCodecName.LZ4 ? new FramedLz4() : parquets.getDecompressor(codec);
  }

  @Override
  public void release() {
    parquets.release();
  }
}
