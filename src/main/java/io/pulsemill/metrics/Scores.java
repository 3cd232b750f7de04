package io.pulsemill.metrics;

import io.pulsemill.exact.ExactSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything one pass over scored rows gathers: the confusion matrix, the log loss, the Brier
 * score, the reliability of the probabilities, how often the class was among the first few, and the
 * rows left out, by reason. Zero is a new object; addition is associative and commutative, to the
 * last bit.
 */
public final class Scores {
  /** Reason of a row left out: a feature or the label is missing. */
  public static final String MISSING_VALUE = "missing-value";

  /** Reason of a row left out: its label is not a class of the model. */
  public static final String UNKNOWN_LABEL = "unknown-label";

  private static final int MAX_REASONS = 1000;

  private final ConfusionMatrix confusion;
  private final ExactSum loss;
  private final ExactSum brier;
  private final Reliability reliability;
  private final Calibration calibration;
  private final TopClasses top;
  private final TreeMap<String, Long> skipped = new TreeMap<>();

  /** No rows yet. */
  public Scores(int classes) {
    this(
        new ConfusionMatrix(classes),
        new ExactSum(),
        new ExactSum(),
        new Reliability(classes),
        new Calibration(),
        new TopClasses(classes));
  }

  private Scores(
      ConfusionMatrix confusion,
      ExactSum loss,
      ExactSum brier,
      Reliability reliability,
      Calibration calibration,
      TopClasses top) {
    this.confusion = confusion;
    this.loss = loss;
    this.brier = brier;
    this.reliability = reliability;
    this.calibration = calibration;
    this.top = top;
  }

  /**
   * Counts one row of class {@code actual}, predicted as the class of the largest log probability;
   * of equal ones, the first.
   *
   * @param logProbabilities natural logarithms, one per class, finite
   */
  public void add(int actual, double[] logProbabilities) {
    add(ScoredRow.of(actual, logProbabilities));
  }

  /** Adds a row. */
  public void add(ScoredRow row) {
    if (row.classes() != classes()) {
      throw new IllegalArgumentException(
          "Log probabilities: expected %d, one per class, but found %d"
              .formatted(classes(), row.classes()));
    }
    confusion.add(row.actual(), row.predicted());
    loss.add(row.loss());
    brier.add(row.brier());
    calibration.add(row.confidence(), row.right());
    top.add(row.rank());
    for (int c = 0; c < row.classes(); c++) {
      reliability.add(c, row.probability(c), c == row.actual());
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
    brier.add(other.brier);
    reliability.add(other.reliability);
    calibration.add(other.calibration);
    top.add(other.top);
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

  /** Rows scored, by the probability of the predicted class. */
  public Calibration calibration() {
    return calibration;
  }

  /** Rows scored whose class is among the most probable ones. */
  public TopClasses top() {
    return top;
  }

  /** Mean Brier score, Σ_c (p_c − [c = y])², in 0..2; NaN without rows. */
  public double brier() {
    return rows() == 0 ? Double.NaN : brier.toDouble() / rows();
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
   * Writes: confusion matrix; exact sums of −log p and of the Brier score; reliability;
   * calibration; top classes; int reasons; for each, sorted, UTF reason and long rows.
   */
  public void write(DataOutput out) throws IOException {
    confusion.write(out);
    loss.write(out);
    brier.write(out);
    reliability.write(out);
    calibration.write(out);
    top.write(out);
    out.writeInt(skipped.size());
    for (Map.Entry<String, Long> entry : skipped.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeLong(entry.getValue());
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Scores read(DataInput in) throws IOException {
    ConfusionMatrix confusion = ConfusionMatrix.read(in);
    Scores scores =
        new Scores(
            confusion,
            ExactSum.read(in),
            ExactSum.read(in),
            Reliability.read(in, confusion.classes()),
            Calibration.read(in),
            TopClasses.read(in, confusion.classes()));
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
        && brier.equals(scores.brier)
        && reliability.equals(scores.reliability)
        && calibration.equals(scores.calibration)
        && top.equals(scores.top)
        && skipped.equals(scores.skipped);
  }

  @Override
  public int hashCode() {
    return Objects.hash(confusion, loss, brier, reliability, calibration, top, skipped);
  }

  @Override
  public String toString() {
    return "Scores[%s, log loss %s, skipped %s]".formatted(confusion, logLoss(), skipped);
  }
}
