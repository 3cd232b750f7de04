package io.pulsemill.softmax;

import io.pulsemill.InputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model came about: nothing in it depends on engine, host or time.
 *
 * @param rows training rows
 * @param rowsByClass training rows of each class, in the order of the model's classes
 * @param meanLoss mean loss over the training rows, nats, without the penalty
 * @param objective mean loss and penalty
 * @param gradientNorm infinity norm of the gradient of the objective, on standardized features
 * @param passes evaluations of the objective
 * @param stop why the optimizer stopped, as in {@code StopReason.key()}
 * @param optimizer as in {@code OptimizerKind.key()}
 * @param l2 strength of the penalty, ≥ 0
 * @param seed of the split
 * @param trainFraction share of the rows trained on, in (0, 1]
 * @param labelColumn name of the label's column
 * @param subjectColumn name of the subject's column; null if the table had none
 */
public record TrainingRecord(
    long rows,
    List<Long> rowsByClass,
    double meanLoss,
    double objective,
    double gradientNorm,
    int passes,
    String stop,
    String optimizer,
    double l2,
    long seed,
    double trainFraction,
    String labelColumn,
    @Nullable String subjectColumn) {

  /** Checks what can be checked without the model. */
  public TrainingRecord {
    rowsByClass = List.copyOf(rowsByClass);
    long total = 0;
    for (long ofClass : rowsByClass) {
      check(ofClass >= 0, "rowsByClass", "numbers ≥ 0", rowsByClass);
      total += ofClass;
    }
    check(rows > 0 && total == rows, "rows", "the total of rowsByClass, " + total, rows);
    check(Double.isFinite(meanLoss), "meanLoss", "a finite number", meanLoss);
    check(Double.isFinite(objective), "objective", "a finite number", objective);
    check(
        gradientNorm >= 0 && Double.isFinite(gradientNorm),
        "gradientNorm",
        "a finite number ≥ 0",
        gradientNorm);
    check(passes >= 0, "passes", "a number ≥ 0", passes);
    check(l2 >= 0 && Double.isFinite(l2), "l2", "a finite number ≥ 0", l2);
    check(trainFraction > 0 && trainFraction <= 1, "trainFraction", "(0, 1]", trainFraction);
    check(labelColumn != null && !labelColumn.isEmpty(), "labelColumn", "a name", labelColumn);
    check(stop != null, "stop", "a reason", stop);
    check(optimizer != null, "optimizer", "a name", optimizer);
  }

  private static void check(boolean right, String key, String expected, Object found) {
    if (!right) {
      throw new InputException(
          "Training record, %s: expected %s but found %s".formatted(key, expected, found));
    }
  }
}
