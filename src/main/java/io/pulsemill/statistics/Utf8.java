package io.pulsemill.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Text of any length on the wire, as {@link DataOutput#writeUTF} takes 64 KB at most. */
final class Utf8 {
  private Utf8() {}

  /** Writes: int bytes, UTF-8. */
  static void write(DataOutput out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /** Reads what {@link #write} wrote. */
  static String read(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("Text: expected a length of 0 or more but found " + length);
    }
    byte[] utf8 = new byte[length];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
