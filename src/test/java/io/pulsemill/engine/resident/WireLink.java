package io.pulsemill.engine.resident;

import java.io.IOException;
import java.net.ConnectException;
import java.util.function.Supplier;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Writable;

/** A gang, or a branch, of this JVM, reached as over a wire: messages are copied. */
class WireLink extends DirectLink {
  private final boolean copies;

  /**
   * @param service null while there is none
   * @param copies false: as the member of task 0 itself is served
   */
  WireLink(Supplier<? extends GangService> service, boolean copies) {
    super(() -> there(service.get()));
    this.copies = copies;
  }

  @Override
  public Request exchange(Answer answer) throws IOException {
    return copies
        ? copy(super.exchange(copy(answer, new Answer())), new Request())
        : super.exchange(answer);
  }

  private static GangService there(GangService service) throws ConnectException {
    if (service == null) {
      throw new ConnectException("nobody is there");
    }
    return service;
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
