package io.pulsemill.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What several models make of the same rows: the scores of each, its replicates if there are any,
 * and how often one is right where another is wrong. Zero is a new object; addition is associative
 * and commutative, to the last bit.
 */
public final class JointScores {
  private static final int MOST_MODELS = 1 << 10;

  private final List<Scores> scores = new ArrayList<>();

  /** One per model, or none. */
  private final List<BootstrapSums> replicates = new ArrayList<>();

  /** Rows that model i predicts right and model j wrong. */
  private final long[][] onlyFirst;

  /** No rows yet; {@code replicates} of a bootstrap, 0 for none. */
  public JointScores(int models, int classes, int replicates) {
    onlyFirst = new long[models][models];
    for (int m = 0; m < models; m++) {
      scores.add(new Scores(classes));
      if (replicates > 0) {
        this.replicates.add(new BootstrapSums(classes, replicates));
      }
    }
  }

  /** Adds what each model made of one row; {@code weights}: of the row, one per replicate. */
  public void add(List<ScoredRow> rows, int[] weights) {
    for (int m = 0; m < onlyFirst.length; m++) {
      scores.get(m).add(rows.get(m));
      if (!replicates.isEmpty()) {
        replicates.get(m).add(rows.get(m), weights);
      }
      if (rows.get(m).right()) {
        for (int other = 0; other < onlyFirst.length; other++) {
          onlyFirst[m][other] += rows.get(other).right() ? 0 : 1;
        }
      }
    }
  }

  /** Counts rows that were left out, of all models. */
  public void skip(String reason, long rows) {
    scores.forEach(each -> each.skip(reason, rows));
  }

  /** Adds the rows of another one of as many models, classes and replicates. */
  public void add(JointScores other) {
    if (other.onlyFirst.length != onlyFirst.length
        || other.replicates.size() != replicates.size()) {
      throw new IllegalArgumentException(
          "Scores: expected %d models but found %d"
              .formatted(onlyFirst.length, other.onlyFirst.length));
    }
    for (int m = 0; m < onlyFirst.length; m++) {
      long[] sum = onlyFirst[m];
      long[] term = other.onlyFirst[m];
      Arrays.setAll(sum, j -> Math.addExact(sum[j], term[j]));
      scores.get(m).add(other.scores.get(m));
    }
    for (int m = 0; m < replicates.size(); m++) {
      replicates.get(m).add(other.replicates.get(m));
    }
  }

  public int models() {
    return onlyFirst.length;
  }

  /** Of model {@code m}. */
  public Scores scores(int m) {
    return scores.get(m);
  }

  /** Of each model; empty without a bootstrap. */
  public List<BootstrapSums> replicates() {
    return replicates;
  }

  /** Rows that model {@code first} predicts right and model {@code second} wrong. */
  public long onlyFirst(int first, int second) {
    return onlyFirst[first][second];
  }

  /** Writes: int models; int replicated models; long × models²; scores; replicates. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(onlyFirst.length);
    out.writeInt(replicates.size());
    for (long rows : Arrays.stream(onlyFirst).flatMapToLong(Arrays::stream).toArray()) {
      out.writeLong(rows);
    }
    for (Scores each : scores) {
      each.write(out);
    }
    for (BootstrapSums each : replicates) {
      each.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static JointScores read(DataInput in) throws IOException {
    int models = in.readInt();
    int replicated = in.readInt();
    if (models < 1 || models > MOST_MODELS || (replicated != 0 && replicated != models)) {
      throw new IOException(
          "Scores: expected 1..%d models but found %d and %d"
              .formatted(MOST_MODELS, models, replicated));
    }
    JointScores read = new JointScores(models, 1, 0);
    for (long[] row : read.onlyFirst) {
      for (int j = 0; j < models; j++) {
        row[j] = ConfusionMatrix.readCount(in);
      }
    }
    for (int m = 0; m < models; m++) {
      read.scores.set(m, Scores.read(in));
    }
    for (int m = 0; m < replicated; m++) {
      read.replicates.add(BootstrapSums.read(in));
    }
    return read;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JointScores that
        && scores.equals(that.scores)
        && replicates.equals(that.replicates)
        && Arrays.deepEquals(onlyFirst, that.onlyFirst);
  }

  @Override
  public int hashCode() {
    return Stream.of(scores, replicates).mapToInt(Object::hashCode).sum();
  }
}
