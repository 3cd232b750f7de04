package io.pulsemill.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.lz4.Lz4Compressor;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.junit.jupiter.api.Test;

class FramedLz4Test {
  private static final byte[] PAGE = "abcabcabcd".repeat(50).getBytes(StandardCharsets.UTF_8);

  @Test
  void framesOfChunksAreJoined() throws IOException {
    byte[] one = framed(PAGE, PAGE.length);
    byte[] several = framed(PAGE, 99);
    byte[] frames =
        join(
            framed(Arrays.copyOf(PAGE, 200), 60),
            framed(Arrays.copyOfRange(PAGE, 200, PAGE.length), 60));

    assertThat(page(one, PAGE.length)).isEqualTo(PAGE);
    assertThat(page(several, PAGE.length)).isEqualTo(PAGE);
    assertThat(page(frames, PAGE.length)).isEqualTo(PAGE);
  }

  @Test
  void aBlockWithoutAFrameIsRead() throws IOException {
    assertThat(page(block(PAGE, 0, PAGE.length), PAGE.length)).isEqualTo(PAGE);
  }

  @Test
  void aPageOfNoByteIsRead() throws IOException {
    assertThat(page(new byte[0], 0)).isEmpty();
    assertThat(page(framed(new byte[0], 1), 0)).isEmpty();
  }

  @Test
  void buffersAreReadFromTheirPositions() throws IOException {
    byte[] packed = framed(PAGE, 99);
    ByteBuffer in = ByteBuffer.allocate(packed.length + 7).put(7, packed).position(7);
    ByteBuffer out = ByteBuffer.allocate(PAGE.length);
    new FramedLz4().decompress(in, packed.length, out, PAGE.length);

    assertThat(out.array()).isEqualTo(PAGE);
    assertThat(in.hasRemaining()).isFalse();
  }

  @Test
  void anyCutAndAnySizeThatIsNotThePagesIsAnError() throws IOException {
    byte[] packed = framed(PAGE, 99);
    for (int length = 1; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> page(cut, PAGE.length))
          .as("%d bytes", length)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("LZ4");
    }
    for (int size : new int[] {PAGE.length - 1, PAGE.length + 1}) {
      assertThatThrownBy(() -> page(packed, size)).isInstanceOf(IOException.class);
    }
  }

  private static byte[] page(byte[] packed, int size) throws IOException {
    return new FramedLz4().decompress(BytesInput.from(packed), size).toInputStream().readAllBytes();
  }

  /** As Hadoop's BlockCompressorStream writes. */
  private static byte[] framed(byte[] page, int chunk) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(page.length);
    for (int at = 0; at < page.length; at += chunk) {
      byte[] block = block(page, at, Math.min(chunk, page.length - at));
      out.writeInt(block.length);
      out.write(block);
    }
    return bytes.toByteArray();
  }

  private static byte[] block(byte[] page, int from, int length) {
    Lz4Compressor compressor = new Lz4Compressor();
    byte[] packed = new byte[compressor.maxCompressedLength(length)];
    int size = compressor.compress(page, from, length, packed, 0, packed.length);
    return Arrays.copyOf(packed, size);
  }

  private static byte[] join(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
