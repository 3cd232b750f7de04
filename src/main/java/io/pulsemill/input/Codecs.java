package io.pulsemill.input;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.pulsemill.scratch.LibraryFolder;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorInputStream;

/**
 * Opens compressed files from their first byte. Of LZ4 and Snappy there are two containers: that of
 * the command-line tools, which begins with a mark, and Hadoop's, which does not.
 */
final class Codecs {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LZ4_MARK_BYTES = 4;
  private static final int SNAPPY_MARK_BYTES = 10;
  private static final int HEAD_BYTES = SNAPPY_MARK_BYTES + 1;

  private Codecs() {}

  static InputStream zstandard(InputStream raw) throws IOException {
    String folder = LibraryFolder.of("ZstdTempFolder");
    try {
      return new ZstdInputStreamNoFinalizer(raw);
    } catch (LinkageError e) {
      throw new IOException(
          "Zstandard's library cannot be loaded from %s; set -Djava.io.tmpdir to a folder that can be written and executed"
              .formatted(folder),
          e);
    }
  }

  static InputStream lz4(InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw, BUFFER_BYTES);
    return FramedLZ4CompressorInputStream.matches(head(in), LZ4_MARK_BYTES)
        ? new FramedLZ4CompressorInputStream(in, true)
        : blocks(in, new Lz4Decompressor());
  }

  static InputStream snappy(InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw, BUFFER_BYTES);
    byte[] head = head(in);
    if (!FramedSnappyCompressorInputStream.matches(head, head.length)) {
      return blocks(in, new SnappyDecompressor());
    }
    if (head.length == SNAPPY_MARK_BYTES) {
      throw new EOFException("it ends after its mark"); // to the library it is whole, and empty
    }
    return new FramedSnappyCompressorInputStream(in);
  }

  private static InputStream blocks(InputStream in, Decompressor codec) {
    return new HadoopBlocks(in, codec);
  }

  private static byte[] head(InputStream in) throws IOException {
    in.mark(HEAD_BYTES);
    byte[] head = in.readNBytes(HEAD_BYTES);
    in.reset();
    return head;
  }
}
