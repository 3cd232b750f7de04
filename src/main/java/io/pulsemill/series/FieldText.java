package io.pulsemill.series;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Bytes as text, strictly: replacement characters would make one id of two. Not for threads. */
public final class FieldText {
  private final CharsetDecoder strict;

  /** {@code encoding}: one in which ASCII characters are single bytes of ASCII. */
  public FieldText(Charset encoding) {
    strict = encoding.newDecoder();
  }

  /** The encoding, as a message names it. */
  public String encoding() {
    return strict.charset().name();
  }

  /** The text of {@code bytes[from..from+length)}; fails if they are not of the encoding. */
  public String text(byte[] bytes, int from, int length) throws CharacterCodingException {
    return isAscii(bytes, from, length)
        ? new String(bytes, from, length, StandardCharsets.US_ASCII)
        : strict.decode(ByteBuffer.wrap(bytes, from, length)).toString();
  }

  private static boolean isAscii(byte[] bytes, int from, int length) {
    int or = 0;
    for (int i = from; i < from + length; i++) {
      or |= bytes[i];
    }
    return or >= 0;
  }
}
