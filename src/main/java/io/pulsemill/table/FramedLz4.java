package io.pulsemill.table;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;

/**
 * Parquet's deprecated codec LZ4: blocks of LZ4 in Hadoop's framing. Early writers in C++ left the
 * framing out, and then the page is one block.
 *
 * <pre>
 *   frame: int bytes it decompresses to (big-endian), then chunks until these are there
 *   chunk: int compressed bytes, an LZ4 block
 * </pre>
 */
final class FramedLz4 implements BytesInputDecompressor {
  private final Lz4Decompressor blocks = new Lz4Decompressor();

  @Override
  public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
    byte[] page = new byte[decompressedSize];
    decompress(bytes.toInputStream().readAllBytes(), page);
    return BytesInput.from(page);
  }

  @Override
  public void decompress(ByteBuffer in, int compressedSize, ByteBuffer out, int decompressedSize)
      throws IOException {
    byte[] packed = new byte[compressedSize];
    in.get(packed);
    byte[] page = new byte[decompressedSize];
    decompress(packed, page);
    out.put(page);
  }

  @Override
  public void release() {
    // Holds nothing.
  }

  private void decompress(byte[] packed, byte[] page) throws IOException {
    try {
      if (!readFrames(packed, page)
          && blocks.decompress(packed, 0, packed.length, page, 0, page.length) < page.length) {
        throw new IOException("a page's LZ4 data are cut short");
      }
    } catch (MalformedInputException e) {
      throw new IOException("a page's LZ4 data are damaged: " + e.getMessage(), e);
    }
  }

  /** Whether the page is nothing but frames, and these fill it. */
  private boolean readFrames(byte[] packed, byte[] page) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    int at = 0;
    while (in.remaining() >= Integer.BYTES) {
      int frame = in.getInt();
      if (frame < 0 || frame > page.length - at) {
        return false;
      }
      for (int end = at + frame; at < end; ) {
        int chunk = in.remaining() < Integer.BYTES ? -1 : in.getInt();
        if (chunk < 0 || chunk > in.remaining()) {
          return false;
        }
        try {
          at += blocks.decompress(packed, in.position(), chunk, page, at, end - at);
        } catch (MalformedInputException e) {
          return false; // a block without a frame can begin like one
        }
        in.position(in.position() + chunk);
      }
    }
    return at == page.length && !in.hasRemaining();
  }
}
