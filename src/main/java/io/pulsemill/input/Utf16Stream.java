package io.pulsemill.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.input.ReaderInputStream;

/** Text in UTF-16, with a byte order mark, as bytes of UTF-8 without one. */
public final class Utf16Stream extends FilterInputStream {
  /** Takes over {@code utf16}. */
  public Utf16Stream(InputStream utf16) throws IOException {
    super(
        ReaderInputStream.builder()
            // A decoder of its own, which reports what is not UTF-16.
            .setReader(new InputStreamReader(utf16, StandardCharsets.UTF_16.newDecoder()))
            .setCharset(StandardCharsets.UTF_8)
            .get());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (CharacterCodingException e) {
      throw new DamagedDataException("its text is not UTF-16 throughout", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }
}
