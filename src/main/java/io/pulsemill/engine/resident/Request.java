package io.pulsemill.engine.resident;

import io.pulsemill.engine.RowPreparation;
import io.pulsemill.optimize.Derivatives;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;

/**
 * What task 0 asks of all members. Requests are numbered by what they ask: the same step of a run
 * is the same request, also after a restart.
 *
 * <pre>
 *   byte    format (1)
 *   byte    kind
 *   long    step
 *   PREPARE: {@link RowPreparation}
 *   SUMS:    byte order, int number of weights, double × weights
 *   SCORES:  int bytes, byte × bytes: the model, JSON in UTF-8
 * </pre>
 */
public final class Request implements Writable {
  private static final byte FORMAT = 1;

  /** What is asked for. */
  enum Kind {
    /** Nothing yet; ask again. */
    WAIT,
    /** To standardize the rows: no sum, and only of a member that has not done it yet. */
    PREPARE,
    STATISTICS,
    SUMS,
    SCORES,
    /** Nothing more. */
    END
  }

  private Kind kind;
  private long step;
  private Derivatives order;
  private double[] weights;
  private RowPreparation rows;
  private byte[] model;

  /** For Hadoop, which fills the object through {@link #readFields}. */
  public Request() {}

  private Request(Kind kind, long step) {
    this.kind = kind;
    this.step = step;
  }

  /** One that carries nothing: {@code WAIT}, {@code STATISTICS} or {@code END}. */
  static Request of(Kind kind, long step) {
    return new Request(kind, step);
  }

  static Request prepare(RowPreparation rows) {
    Request request = new Request(Kind.PREPARE, 0);
    request.rows = rows;
    return request;
  }

  static Request sums(long step, double[] weights, Derivatives order) {
    Request request = new Request(Kind.SUMS, step);
    request.weights = weights.clone();
    request.order = order;
    return request;
  }

  static Request scores(long step, byte[] model) {
    Request request = new Request(Kind.SCORES, step);
    request.model = model.clone();
    return request;
  }

  Kind kind() {
    return kind;
  }

  long step() {
    return step;
  }

  Derivatives order() {
    return order;
  }

  double[] weights() {
    return weights.clone();
  }

  RowPreparation rows() {
    return rows;
  }

  byte[] model() {
    return model.clone();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    Wire.writeEnum(out, kind);
    out.writeLong(step);
    if (kind == Kind.PREPARE) {
      rows.write(out);
    } else if (kind == Kind.SUMS) {
      Wire.writeEnum(out, order);
      out.writeInt(weights.length);
      for (double weight : weights) {
        out.writeDouble(weight);
      }
    } else if (kind == Kind.SCORES) {
      out.writeInt(model.length);
      out.write(model);
    }
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    Wire.checkFormat(in, FORMAT, "Request");
    kind = Wire.readEnum(in, Kind.values());
    step = in.readLong();
    if (kind == Kind.PREPARE) {
      rows = RowPreparation.read(in);
    } else if (kind == Kind.SUMS) {
      order = Wire.readEnum(in, Derivatives.values());
      weights = new double[in.readInt()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = in.readDouble();
      }
    } else if (kind == Kind.SCORES) {
      model = new byte[in.readInt()];
      in.readFully(model);
    }
  }
}
