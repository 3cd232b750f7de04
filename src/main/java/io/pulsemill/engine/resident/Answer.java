package io.pulsemill.engine.resident;

import io.pulsemill.engine.PassSumsWritable;
import io.pulsemill.engine.TrainingStatisticsWritable;
import io.pulsemill.sums.ScoresWritable;
import io.pulsemill.sums.SumWritable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Writable;

/**
 * What a member sends when it asks for its next request: that it is there, or the sum over its rows
 * that the last request asked for.
 *
 * <pre>
 *   byte    format (2)
 *   int     member
 *   boolean whether its rows are standardized
 *   byte    kind of the request answered (WAIT: of none)
 *   long    its step
 *   …       the sum, by kind
 * </pre>
 */
public final class Answer implements Writable {
  private static final byte FORMAT = 2;

  private int member;
  private boolean prepared;
  private Request.Kind kind;
  private long step;
  private SumWritable<?> sum;

  /** For Hadoop, which fills the object through {@link #readFields}. */
  public Answer() {}

  private Answer(int member, boolean prepared, Request.Kind kind, long step, SumWritable<?> sum) {
    this.member = member;
    this.prepared = prepared;
    this.kind = kind;
    this.step = step;
    this.sum = sum;
  }

  /** A member is there and has yet to read its rows. */
  static Answer joined(int member) {
    return new Answer(member, false, Request.Kind.WAIT, -1, null);
  }

  /** A member has read, and maybe standardized, its rows and answers nothing yet. */
  static Answer ready(int member, boolean prepared) {
    return new Answer(member, prepared, Request.Kind.WAIT, 0, null);
  }

  static Answer to(Request request, int member, boolean prepared, SumWritable<?> sum) {
    return new Answer(member, prepared, request.kind(), request.step(), sum);
  }

  /** Another one of the same content, as if it had come from afar. */
  Answer copy() throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    Answer copy = new Answer();
    copy.readFields(in);
    return copy;
  }

  int member() {
    return member;
  }

  boolean prepared() {
    return prepared;
  }

  /** Whether its rows are still to be read, so that nothing may be asked yet. */
  boolean reading() {
    return step < 0;
  }

  boolean answers(Request request) {
    return sum != null && kind == request.kind() && step == request.step();
  }

  /** Null if nothing is answered. */
  SumWritable<?> sum() {
    return sum;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeInt(member);
    out.writeBoolean(prepared);
    Wire.writeEnum(out, kind);
    out.writeLong(step);
    if (sum != null) {
      sum.write(out);
    }
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    Wire.checkFormat(in, FORMAT, "Answer");
    member = in.readInt();
    prepared = in.readBoolean();
    kind = Wire.readEnum(in, Request.Kind.values());
    step = in.readLong();
    sum =
        switch (kind) {
          case STATISTICS -> new TrainingStatisticsWritable();
          case SUMS -> new PassSumsWritable();
          case SCORES -> new ScoresWritable();
          case WAIT, PREPARE, END -> null;
        };
    if (sum != null) {
      sum.readFields(in);
    }
  }
}
