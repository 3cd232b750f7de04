package io.pulsemill.engine;

import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.softmax.SumParts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a pass answers: for each of its requests one or more sums, and how many rows of each class
 * each fold has. Addition is associative and commutative to the bit.
 */
public final class PassSums {
  private final long[][] rows;
  private final List<List<SoftmaxSums>> sums;

  /**
   * @param rows fold × class
   * @param sums by request, see {@link PassRequest}
   */
  public PassSums(long[][] rows, List<List<SoftmaxSums>> sums) {
    this.rows = rows;
    this.sums = sums;
  }

  /** How many folds there are. */
  public int folds() {
    return rows.length;
  }

  /** Rows of a class in a fold. */
  public long rows(int fold, int label) {
    return rows[fold][label];
  }

  /** Counts a row. */
  void count(int fold, int label) {
    rows[fold][label]++;
  }

  /** The sums that answer request {@code i}; not to be changed. */
  public List<SoftmaxSums> of(int i) {
    return sums.get(i);
  }

  /** The one sum of a pass over all rows with no folds. */
  public SoftmaxSums only() {
    if (sums.size() != 1 || sums.get(0).size() != 1) {
      throw new IllegalStateException("Pass: expected one sum but found those of several fits");
    }
    return sums.get(0).get(0);
  }

  /**
   * A part of each sum, to be added to the same part of others; see {@link SumParts}. Rows are
   * counted in the first part.
   */
  public PassSums part(int part, int parts) {
    long[][] counted = new long[rows.length][];
    for (int fold = 0; fold < rows.length; fold++) {
      counted[fold] = part == 0 ? rows[fold].clone() : new long[rows[fold].length];
    }
    return new PassSums(counted, each((i, s) -> SumParts.of(sums.get(i).get(s), part, parts)));
  }

  /** What was split into these parts, in their order. */
  public static PassSums join(List<PassSums> parts) {
    PassSums first = parts.get(0);
    return new PassSums(
        first.rows,
        first.each(
            (i, s) -> SumParts.join(parts.stream().map(part -> part.sums.get(i).get(s)).toList())));
  }

  /** One in the place of each. */
  private List<List<SoftmaxSums>> each(Other other) {
    List<List<SoftmaxSums>> all = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      List<SoftmaxSums> answer = new ArrayList<>();
      for (int s = 0; s < sums.get(i).size(); s++) {
        answer.add(other.of(i, s));
      }
      all.add(answer);
    }
    return all;
  }

  private interface Other {
    SoftmaxSums of(int request, int sum);
  }

  /** Adds those of other rows to the same requests. */
  public void add(PassSums other) {
    if (rows.length != other.rows.length || sums.size() != other.sums.size()) {
      throw new IllegalArgumentException("Sums of different passes cannot be added");
    }
    for (int fold = 0; fold < rows.length; fold++) {
      for (int c = 0; c < rows[fold].length; c++) {
        rows[fold][c] += other.rows[fold][c];
      }
    }
    for (int i = 0; i < sums.size(); i++) {
      for (int s = 0; s < sums.get(i).size(); s++) {
        sums.get(i).get(s).add(other.sums.get(i).get(s));
      }
    }
  }

  /**
   * Writes: int folds, int classes, long × folds × classes, int requests; for each int sums, {@link
   * SoftmaxSums} × sums. Equal sums, equal bytes.
   */
  public void write(DataOutput out) throws IOException {
    out.writeInt(rows.length);
    out.writeInt(rows[0].length);
    for (long[] fold : rows) {
      for (long count : fold) {
        out.writeLong(count);
      }
    }
    out.writeInt(sums.size());
    for (List<SoftmaxSums> answer : sums) {
      out.writeInt(answer.size());
      for (SoftmaxSums sum : answer) {
        sum.write(out);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static PassSums read(DataInput in) throws IOException {
    PassSums all = readPart(in);
    if (!all.sums.stream().flatMap(List::stream).allMatch(SoftmaxSums::whole)) {
      throw new IOException("Sums of a pass: expected all of them but found a part");
    }
    return all;
  }

  /** Reads a part, or all, that {@link #write} wrote. */
  static PassSums readPart(DataInput in) throws IOException {
    long[][] rows = new long[in.readInt()][in.readInt()];
    for (long[] fold : rows) {
      for (int c = 0; c < fold.length; c++) {
        fold[c] = in.readLong();
      }
    }
    List<List<SoftmaxSums>> sums = new ArrayList<>();
    for (int requests = in.readInt(); requests > 0; requests--) {
      List<SoftmaxSums> answer = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        answer.add(SoftmaxSums.read(in));
      }
      sums.add(answer);
    }
    return new PassSums(rows, sums);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PassSums o && Arrays.deepEquals(rows, o.rows) && sums.equals(o.sums);
  }

  @Override
  public int hashCode() {
    return sums.hashCode();
  }
}
