package io.pulsemill.engine.resident;

import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.optimize.Derivatives;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.io.Writable;

/**
 * What task 0 asks of all members. Requests are numbered by what they ask: the same step of a run
 * is the same request, also after a restart.
 *
 * <pre>
 *   byte    format (4)
 *   byte    kind
 *   long    step
 *   {@link Part} of the sum
 *   PREPARE: {@link RowPreparations}
 *   SUMS:    int number of fits, {@link PassRequest} × fits
 *   SCORES:  int bytes, byte × bytes: the model, JSON in UTF-8
 *   PLACE:   {@link Place}
 * </pre>
 */
public final class Request implements Writable {
  private static final byte FORMAT = 4;

  private Content content;
  private long step;
  private Part part = Part.ALL;

  /** What is asked for. */
  enum Kind {
    /** Nothing yet; ask again. */
    WAIT,
    /** To take this place in a tree: it tells whom to ask from now on. */
    PLACE,
    /** To ask task 0 for a place. */
    RETURN,
    /** To standardize the rows: no sum, and only of a member that has not done it yet. */
    PREPARE,
    STATISTICS,
    SUMS,
    SCORES,
    /** Nothing more. */
    END
  }

  /** What is asked for, with what it takes to answer. */
  sealed interface Content {
    Kind kind();

    /** Writes what follows the step. */
    void write(DataOutput out) throws IOException;
  }

  /** {@code WAIT}, {@code RETURN}, {@code STATISTICS} or {@code END}, which take nothing. */
  record Plain(Kind kind) implements Content {
    @Override
    public void write(DataOutput out) {}
  }

  /** How the rows are to be standardized. */
  record Prepare(RowPreparations rows) implements Content {
    @Override
    public Kind kind() {
      return Kind.PREPARE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      rows.write(out);
    }
  }

  /** Where a member is to be. */
  record Take(Place place) implements Content {
    @Override
    public Kind kind() {
      return Kind.PLACE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      place.write(out);
    }
  }

  /** A pass for some fits. */
  record Sums(List<PassRequest> requests) implements Content {
    @Override
    public Kind kind() {
      return Kind.SUMS;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeInt(requests.size());
      for (PassRequest request : requests) {
        request.write(out);
      }
    }

    private static Sums read(DataInput in) throws IOException {
      List<PassRequest> requests = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        requests.add(PassRequest.read(in));
      }
      return new Sums(requests);
    }
  }

  /** A model to score the rows by that are evaluated. */
  static final class Score implements Content {
    private final byte[] model;

    private Score(byte[] model) {
      this.model = model.clone();
    }

    /** JSON in UTF-8. */
    byte[] model() {
      return model.clone();
    }

    @Override
    public Kind kind() {
      return Kind.SCORES;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeInt(model.length);
      out.write(model);
    }

    private static Score read(DataInput in) throws IOException {
      byte[] model = new byte[in.readInt()];
      in.readFully(model);
      return new Score(model);
    }
  }

  /** For Hadoop, which fills the object through {@link #readFields}. */
  public Request() {}

  private Request(Content content, long step) {
    this.content = content;
    this.step = step;
  }

  /** One that carries nothing: {@code WAIT}, {@code RETURN}, {@code STATISTICS}, {@code END}. */
  static Request of(Kind kind, long step) {
    return new Request(new Plain(kind), step);
  }

  static Request prepare(RowPreparations rows) {
    return new Request(new Prepare(rows), 0);
  }

  static Request place(Place place) {
    return new Request(new Take(place), 0);
  }

  static Request sums(long step, List<PassRequest> requests) {
    return new Request(new Sums(requests), step);
  }

  /** The same, but for a part of the sum alone. */
  Request part(Part some) {
    Request same = new Request(content, step);
    same.part = some;
    return same;
  }

  static Request scores(long step, byte[] model) {
    return new Request(new Score(model), step);
  }

  Kind kind() {
    return content.kind();
  }

  long step() {
    return step;
  }

  /** The part of the sum that is asked for. */
  Part part() {
    return part;
  }

  Content content() {
    return content;
  }

  /** Whether it asks what {@code other} asks. */
  boolean same(Request other) {
    return kind() == other.kind() && step == other.step && part.equals(other.part);
  }

  /** Of the sums asked for by a single fit; empty if other things are. */
  Optional<Derivatives> derivatives() {
    return content instanceof Sums sums && sums.requests.size() == 1
        ? Optional.of(sums.requests.get(0).derivatives())
        : Optional.empty();
  }

  /** Whether its answers may differ in size from those to others with these derivatives. */
  boolean ofAnySize() {
    // Exact sums take as many digits as their terms span.
    return kind() == Kind.STATISTICS // they bring rows of the pilot along
        || (content instanceof Sums sums
            && (sums.requests.size() > 1 || sums.requests.get(0).derivatives().exact()));
  }

  /** About how many bytes the sums take that answer it, of so many folds. */
  double bytes(int folds) {
    return content instanceof Sums sums
        ? sums.requests.stream().mapToDouble(asked -> asked.bytes(folds)).sum() / part.of()
        : 0;
  }

  /**
   * How many parts the sums of these requests come in, of so many folds, if so many bytes come at
   * once.
   */
  static int parts(List<PassRequest> requests, int folds, int atOnce) {
    boolean exact = requests.stream().anyMatch(asked -> asked.derivatives().exact());
    double bytes = requests.stream().mapToDouble(asked -> asked.bytes(folds)).sum();
    return exact ? 1 : Part.count(bytes, atOnce);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    Wire.writeEnum(out, kind());
    out.writeLong(step);
    part.write(out);
    content.write(out);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    Wire.checkFormat(in, FORMAT, "Request");
    Kind kind = Wire.readEnum(in, Kind.values());
    step = in.readLong();
    part = Part.read(in);
    content =
        switch (kind) {
          case WAIT, RETURN, STATISTICS, END -> new Plain(kind);
          case PLACE -> new Take(Place.read(in));
          case PREPARE -> new Prepare(RowPreparations.read(in));
          case SUMS -> Sums.read(in);
          case SCORES -> Score.read(in);
        };
  }
}
