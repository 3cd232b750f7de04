package io.pulsemill.metrics;

import io.pulsemill.exact.ExactSum;
import io.pulsemill.softmax.SoftmaxModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything one pass over scored rows gathers: the confusion matrix, the log loss, the reliability
 * of the probabilities, and the rows left out, by reason. Zero is a new object; addition is
 * associative and commutative, to the last bit.
 */
public final class Scores {
  /** Reason of a row left out: a feature or the label is missing. */
  public static final String MISSING_VALUE = "missing-value";

  /** Reason of a row left out: its label is not a class of the model. */
  public static final String UNKNOWN_LABEL = "unknown-label";

  private static final int MAX_REASONS = 1000;

  private final ConfusionMatrix confusion;
  private final ExactSum loss;
  private final Reliability reliability;
  private final TreeMap<String, Long> skipped = new TreeMap<>();

  /** No rows yet. */
  public Scores(int classes) {
    this(new ConfusionMatrix(classes), new ExactSum(), new Reliability(classes));
  }

  private Scores(ConfusionMatrix confusion, ExactSum loss, Reliability reliability) {
    this.confusion = confusion;
    this.loss = loss;
    this.reliability = reliability;
  }

  /**
   * Counts one row of class {@code actual}, predicted as the class of the largest log probability;
   * of equal ones, the first.
   *
   * @param logProbabilities natural logarithms, one per class, finite
   */
  public void add(int actual, double[] logProbabilities) {
    check(logProbabilities);
    confusion.add(actual, SoftmaxModel.predict(logProbabilities));
    loss.add(-logProbabilities[actual]);
    for (int c = 0; c < logProbabilities.length; c++) {
      // A logarithm may be rounded to just above 0.
      double probability = Math.min(1, StrictMath.exp(logProbabilities[c]));
      reliability.add(c, probability, c == actual);
    }
  }

  /** Counts rows that were left out; none leaves no trace. */
  public void skip(String reason, long rows) {
    if (rows > 0) {
      skipped.merge(reason, rows, Math::addExact);
    }
  }

  /** Adds the rows of another one over the same classes. */
  public void add(Scores other) {
    confusion.add(other.confusion);
    loss.add(other.loss);
    reliability.add(other.reliability);
    other.skipped.forEach((reason, rows) -> skipped.merge(reason, rows, Math::addExact));
  }

  public int classes() {
    return confusion.classes();
  }

  /** Rows scored; those left out are not among them. */
  public long rows() {
    return confusion.rows();
  }

  /** Rows scored, by actual and predicted class. */
  public ConfusionMatrix confusion() {
    return confusion;
  }

  /** Rows scored, by class and predicted probability. */
  public Reliability reliability() {
    return reliability;
  }

  /** Mean of −log p of the actual class, nats; NaN without rows. */
  public double logLoss() {
    return rows() == 0 ? Double.NaN : loss.toDouble() / rows();
  }

  /** Rows left out, by reason. */
  public SortedMap<String, Long> skipped() {
    return Collections.unmodifiableSortedMap(skipped);
  }

  /**
   * Writes: confusion matrix; exact sum of −log p; reliability; int reasons; for each, sorted, UTF
   * reason and long rows.
   */
  public void write(DataOutput out) throws IOException {
    confusion.write(out);
    loss.write(out);
    reliability.write(out);
    out.writeInt(skipped.size());
    for (Map.Entry<String, Long> entry : skipped.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeLong(entry.getValue());
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Scores read(DataInput in) throws IOException {
    ConfusionMatrix confusion = ConfusionMatrix.read(in);
    ExactSum loss = ExactSum.read(in);
    Scores scores = new Scores(confusion, loss, Reliability.read(in, confusion.classes()));
    int reasons = in.readInt();
    if (reasons < 0 || reasons > MAX_REASONS) {
      throw new IOException(
          "Scores: expected 0..%d reasons but found %d".formatted(MAX_REASONS, reasons));
    }
    for (int i = 0; i < reasons; i++) {
      scores.skipped.put(in.readUTF(), ConfusionMatrix.readCount(in));
    }
    return scores;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scores scores
        && confusion.equals(scores.confusion)
        && loss.equals(scores.loss)
        && reliability.equals(scores.reliability)
        && skipped.equals(scores.skipped);
  }

  @Override
  public int hashCode() {
    return Objects.hash(confusion, loss, reliability, skipped);
  }

  @Override
  public String toString() {
    return "Scores[%s, log loss %s, skipped %s]".formatted(confusion, logLoss(), skipped);
  }

  private void check(double[] logProbabilities) {
    if (logProbabilities.length != classes()) {
      throw new IllegalArgumentException(
          "Log probabilities: expected %d, one per class, but found %d"
              .formatted(classes(), logProbabilities.length));
    }
    for (int c = 0; c < logProbabilities.length; c++) {
      if (!Double.isFinite(logProbabilities[c])) {
        throw new IllegalArgumentException(
            "Log probability of class %d: expected a finite number but found %s"
                .formatted(c, logProbabilities[c]));
      }
    }
  }
}
