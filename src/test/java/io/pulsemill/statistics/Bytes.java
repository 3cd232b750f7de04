package io.pulsemill.statistics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;

/** What a statistic writes: two that write the same bytes are the same. */
final class Bytes {
  /** The {@code write} of a statistic. */
  interface Written {
    void to(DataOutput out) throws IOException;
  }

  private Bytes() {}

  static byte[] of(Written written) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    written.to(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static DataInputStream in(Written written) throws IOException {
    return new DataInputStream(new ByteArrayInputStream(of(written)));
  }
}
