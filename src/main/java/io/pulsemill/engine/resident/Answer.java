package io.pulsemill.engine.resident;

import io.pulsemill.engine.PassPartWritable;
import io.pulsemill.engine.PassSums;
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
import org.jspecify.annotations.Nullable;

/**
 * What a member sends when it asks for its next request: that it is there, or the sum that the last
 * request asked for, over its rows and those of all below it in a tree.
 *
 * <pre>
 *   byte    format (4)
 *   int     member
 *   long    the view its place is in, see {@link Place}
 *   boolean whether its rows are standardized
 *   byte    kind of the request answered (WAIT: of none)
 *   long    its step
 *   {@link Part} of the sum
 *   …       the sum, by kind
 *   of a member that joins, at the end:
 *   boolean whether others can reach it, {@link TaskAddress} if that is true
 * </pre>
 */
public final class Answer implements Writable {
  private static final byte FORMAT = 4;

  private int member;
  private long view;
  private boolean prepared;
  private Request.Kind kind;
  private long step;
  private Part part = Part.ALL;
  private @Nullable SumWritable<?> sum;
  private @Nullable TaskAddress address;

  /** For Hadoop, which fills the object through {@link #readFields}. */
  public Answer() {}

  private Answer(
      int member,
      long view,
      boolean prepared,
      Request.Kind kind,
      long step,
      @Nullable SumWritable<?> sum) {
    this.member = member;
    this.view = view;
    this.prepared = prepared;
    this.kind = kind;
    this.step = step;
    this.sum = sum;
  }

  /**
   * A member is there and has yet to read its rows.
   *
   * @param address where it serves others; null if it does not
   */
  static Answer joined(int member, @Nullable TaskAddress address) {
    Answer joined = new Answer(member, Place.NONE.view(), false, Request.Kind.WAIT, -1, null);
    joined.address = address;
    return joined;
  }

  /** A member has read, and maybe standardized, its rows and answers nothing yet. */
  static Answer ready(int member, boolean prepared) {
    return new Answer(member, Place.NONE.view(), prepared, Request.Kind.WAIT, 0, null);
  }

  /** Of a member that comes to task 0. */
  static Answer to(Request request, int member, boolean prepared, SumWritable<?> sum) {
    Answer answer =
        new Answer(member, Place.NONE.view(), prepared, request.kind(), request.step(), sum);
    answer.part = request.part();
    return answer;
  }

  /** The same in another view. */
  Answer in(long view) {
    Answer same = new Answer(member, view, prepared, kind, step, sum);
    same.part = part;
    same.address = address;
    return same;
  }

  /** The same with another sum, of the same request. */
  Answer with(SumWritable<?> sum) {
    Answer same = new Answer(member, view, prepared, kind, step, sum);
    same.part = part;
    return same;
  }

  /** The part of its sum that is asked for: itself, if that is all. */
  Answer part(Request request) {
    Part some = request.part();
    if (some.whole()) {
      return this;
    }
    PassSums all = (PassSums) sum.get();
    return to(
        request,
        member,
        prepared,
        SumWritable.of(new PassPartWritable(), all.part(some.number(), some.of())));
  }

  /** Lets go of the sum, which has been added: from now on it answers nothing. */
  void forgetSum() {
    sum = null;
  }

  /** The same without the sum: it answers nothing. */
  Answer ready() {
    return ready(member, prepared).in(view);
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

  /** The view of its place. */
  long view() {
    return view;
  }

  /** Where a member that joins serves others; null if it does not. */
  @Nullable TaskAddress address() {
    return address;
  }

  boolean prepared() {
    return prepared;
  }

  /** Whether its rows are still to be read, so that nothing may be asked yet. */
  boolean reading() {
    return step < 0;
  }

  boolean answers(Request request) {
    return sum != null
        && kind == request.kind()
        && step == request.step()
        && part.equals(request.part());
  }

  /** The step of the request answered. */
  long step() {
    return step;
  }

  /** The part of the sum that it brings. */
  Part part() {
    return part;
  }

  /** Null if nothing is answered. */
  SumWritable<?> sum() {
    return sum;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeInt(member);
    out.writeLong(view);
    out.writeBoolean(prepared);
    Wire.writeEnum(out, kind);
    out.writeLong(step);
    part.write(out);
    if (sum != null) {
      sum.write(out);
    }
    if (reading()) {
      out.writeBoolean(address != null);
      if (address != null) {
        address.write(out);
      }
    }
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    Wire.checkFormat(in, FORMAT, "Answer");
    member = in.readInt();
    view = in.readLong();
    prepared = in.readBoolean();
    kind = Wire.readEnum(in, Request.Kind.values());
    step = in.readLong();
    part = Part.read(in);
    sum =
        switch (kind) {
          case STATISTICS -> new TrainingStatisticsWritable();
          case SUMS -> part.whole() ? new PassSumsWritable() : new PassPartWritable();
          case SCORES -> new ScoresWritable();
          case WAIT, PLACE, RETURN, PREPARE, END -> null;
        };
    if (sum != null) {
      sum.readFields(in);
    }
    address = reading() && in.readBoolean() ? TaskAddress.read(in) : null;
  }
}
