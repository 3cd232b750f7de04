package io.pulsemill.engine.resident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.hadoop.net.NetUtils;

/**
 * Where a task listens, and which attempt at it does.
 *
 * @param host name or address under which other machines reach it
 * @param port of TCP
 * @param attempt as MapReduce names it
 */
record TaskAddress(String host, int port, String attempt) {
  private static final byte FORMAT = 1;

  /** Writes: byte format (1), UTF host, int port, UTF attempt. */
  void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeUTF(host);
    out.writeInt(port);
    out.writeUTF(attempt);
  }

  /** Reads what {@link #write} wrote. */
  static TaskAddress read(DataInput in) throws IOException {
    Wire.checkFormat(in, FORMAT, "Address of a task");
    return new TaskAddress(in.readUTF(), in.readInt(), in.readUTF());
  }

  InetSocketAddress socket() {
    return NetUtils.createSocketAddrForHost(host, port);
  }
}
