package io.pulsemill.engine.resident;

import java.io.IOException;
import java.net.ConnectException;
import java.util.function.Supplier;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.ipc.ProtocolSignature;

/** A gang, or a branch, of this JVM, reached as over a wire: messages are copied. */
class WireLink implements GangProtocol {
  private final Supplier<? extends GangService> service;
  private final boolean copies;

  /**
   * @param service null while there is none
   * @param copies false: as the member of task 0 itself is served
   */
  WireLink(Supplier<? extends GangService> service, boolean copies) {
    this.service = service;
    this.copies = copies;
  }

  @Override
  public Request exchange(Answer answer) throws IOException {
    return copies
        ? copy(direct().exchange(copy(answer, new Answer())), new Request())
        : direct().exchange(answer);
  }

  @Override
  public long alive(int member) throws IOException {
    return direct().alive(member);
  }

  @Override
  public void giveUp(int member, String reason) throws IOException {
    direct().giveUp(member, reason);
  }

  @Override
  public long getProtocolVersion(String protocol, long clientVersion) {
    return versionID;
  }

  @Override
  public ProtocolSignature getProtocolSignature(
      String protocol, long clientVersion, int clientMethodsHash) throws IOException {
    return ProtocolSignature.getProtocolSignature(this, protocol, clientVersion, clientMethodsHash);
  }

  private GangProtocol direct() throws IOException {
    GangService there = service.get();
    if (there == null) {
      throw new ConnectException("nobody is there");
    }
    return new DirectLink(there);
  }

  private static <W extends Writable> W copy(W message, W into) throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    message.write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    into.readFields(in);
    return into;
  }
}
