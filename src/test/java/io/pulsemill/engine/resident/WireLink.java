package io.pulsemill.engine.resident;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.ipc.ProtocolSignature;

/** A gang of this JVM, reached as over a wire: messages are copied, and it may be gone. */
class WireLink implements GangProtocol {
  /** Short, so that members often ask again. */
  private static final Duration PATIENCE = Duration.ofMillis(20);

  private final Supplier<Gang> leader;
  private final boolean copies;

  /**
   * @param leader null while there is none
   * @param copies false: as the member of task 0 itself is served
   */
  WireLink(Supplier<Gang> leader, boolean copies) {
    this.leader = leader;
    this.copies = copies;
  }

  @Override
  public Request exchange(Answer answer) throws IOException {
    return copies
        ? copy(gang().exchange(copy(answer, new Answer()), PATIENCE), new Request())
        : gang().exchange(answer, PATIENCE);
  }

  @Override
  public void alive(int member) throws IOException {
    gang().alive(member);
  }

  @Override
  public void giveUp(int member, String reason) throws IOException {
    gang().giveUp(member, reason);
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

  private Gang gang() throws IOException {
    Gang gang = leader.get();
    if (gang == null) {
      throw new ConnectException("nobody leads");
    }
    return gang;
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
