package io.pulsemill.api;

import io.pulsemill.metrics.EvaluationJson;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.report.EvaluationTables;
import io.pulsemill.report.Part;
import io.pulsemill.report.Parts;
import io.pulsemill.report.Plot;
import io.pulsemill.report.Shown;
import java.util.List;

/**
 * How good a model is on some rows.
 *
 * @param record all of its numbers
 */
public record Evaluation(EvaluationRecord record) implements Shown {
  /** Rows by actual and predicted class. */
  public Part confusion() {
    return Parts.of(EvaluationTables.confusion(record));
  }

  /** Share of the rows predicted as what they are. */
  public double accuracy() {
    return record.accuracy();
  }

  /** Mean, nats. */
  public double logLoss() {
    return record.logLoss();
  }

  /** Confusion matrix and reliability. */
  public List<Plot> plots() {
    return Parts.of(record).plots();
  }

  /** What {@code evaluation.json} holds. */
  public String json() {
    return EvaluationJson.write(record);
  }

  @Override
  public String html() {
    return Parts.of(record).html();
  }

  @Override
  public String toString() {
    return Parts.of(record).text();
  }
}
