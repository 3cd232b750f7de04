package io.pulsemill.detect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The encoding of lines that are not UTF-16. */
final class EncodingGuess {
  private EncodingGuess() {}

  /**
   * UTF-8 if they are; else ISO-8859-1, unless they have bytes that are control characters there
   * but letters and marks in windows-1252.
   */
  static Charset of(List<byte[]> lines) {
    boolean utf8 = true;
    boolean controls = false;
    for (byte[] line : lines) {
      utf8 &= isUtf8(line);
      for (byte b : line) {
        controls |= (b & 0xE0) == 0x80;
      }
    }
    if (utf8) {
      return StandardCharsets.UTF_8;
    }
    return controls ? Charset.forName("windows-1252") : StandardCharsets.ISO_8859_1;
  }

  private static boolean isUtf8(byte[] line) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
