package io.pulsemill.softmax;

import io.pulsemill.json.Check;
import io.pulsemill.json.OrAbsent;
import io.pulsemill.json.OrNull;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.statistics.TrainingSplit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model came about: nothing in it depends on engine, host or time.
 *
 * @param rows training rows
 * @param rowsByClass training rows of each class, in the order of the model's classes
 * @param meanLoss mean loss over the training rows, nats, without the penalty
 * @param objective mean loss and penalty
 * @param gradientNorm infinity norm of the gradient of the objective, on standardized features;
 *     with an l1 penalty of the shortest subgradient
 * @param optimalityViolation with an l1 penalty, the largest violation of the conditions of an
 *     optimum: at a coefficient that is not 0, |∂ + l1 sign(w)|, at one that is 0, what |∂| is
 *     above l1, ∂ the slope of the rest by it; null without
 * @param passes evaluations of the objective
 * @param stop why the optimizer stopped
 * @param optimizer as in {@code Optimizer.key()}
 * @param l2 strength of the penalty on squares, ≥ 0
 * @param l1 strength of the penalty on magnitudes, > 0; null if there is none
 * @param seed of the split and of the pilot
 * @param trainFraction share of the subjects trained on, in (0, 1]; 1 if the split was given
 * @param labelColumn name of the label's column
 * @param subjectColumn name of the subject's column; null if the table had none
 * @param split who said which rows train; null: the hash of the subject
 * @param splitColumn name of the column that said it; null if none did
 * @param classWeights how many times as much the rows of each class counted, in the order of the
 *     model's classes; null if none counted more than another
 * @param weightColumn name of the column of what rows count; null if none was read
 * @param weightSum what the training rows counted together, by which losses are means; null if each
 *     counted once
 */
public record TrainingRecord(
    long rows,
    List<Long> rowsByClass,
    double meanLoss,
    double objective,
    double gradientNorm,
    @OrAbsent Double optimalityViolation,
    int passes,
    StopReason stop,
    String optimizer,
    double l2,
    @OrAbsent Double l1,
    long seed,
    double trainFraction,
    String labelColumn,
    @OrNull String subjectColumn,
    @OrAbsent TrainingSplit.By split,
    @OrAbsent String splitColumn,
    @OrAbsent List<Double> classWeights,
    @OrAbsent String weightColumn,
    @OrAbsent Double weightSum) {

  /** Checks what can be checked without the model. */
  public TrainingRecord {
    rowsByClass = List.copyOf(rowsByClass);
    long total = 0;
    for (long ofClass : rowsByClass) {
      Check.check(ofClass >= 0, "rowsByClass", "numbers ≥ 0", rowsByClass);
      total += ofClass;
    }
    Check.check(rows > 0 && total == rows, "rows", "the total of rowsByClass, " + total, rows);
    Check.check(Double.isFinite(meanLoss), "meanLoss", "a finite number", meanLoss);
    Check.check(Double.isFinite(objective), "objective", "a finite number", objective);
    Check.check(
        gradientNorm >= 0 && Double.isFinite(gradientNorm),
        "gradientNorm",
        "a finite number ≥ 0",
        gradientNorm);
    Check.check(passes >= 0, "passes", "a number ≥ 0", passes);
    Check.check(l2 >= 0 && Double.isFinite(l2), "l2", "a finite number ≥ 0", l2);
    checkSparse(l1, optimalityViolation);
    Check.check(trainFraction > 0 && trainFraction <= 1, "trainFraction", "(0, 1]", trainFraction);
    Check.check(
        labelColumn != null && !labelColumn.isEmpty(), "labelColumn", "a name", labelColumn);
    Check.check(
        (split == TrainingSplit.By.COLUMN) == (splitColumn != null),
        "splitColumn",
        "a name if split is \"column\", else no such key",
        String.valueOf(splitColumn));
    classWeights = classWeights == null ? null : List.copyOf(classWeights);
    Check.check(
        classWeights == null || classWeights.size() == rowsByClass.size(),
        "classWeights",
        "as many numbers as rowsByClass, or no such key",
        String.valueOf(classWeights));
    Check.check(
        classWeights == null || classWeights.stream().allMatch(TrainingRecord::positive),
        "classWeights",
        "finite numbers above 0",
        String.valueOf(classWeights));
    Check.check(
        weightSum == null || positive(weightSum),
        "weightSum",
        "a finite number above 0",
        String.valueOf(weightSum));
    Check.check(
        (weightSum == null) == (classWeights == null && weightColumn == null),
        "weightSum",
        "a number if there is classWeights or weightColumn, else no such key",
        String.valueOf(weightSum));
  }

  private static boolean positive(double x) {
    return x > 0 && x <= Double.MAX_VALUE;
  }

  /** Whether rows counted differently. */
  public boolean weighted() {
    return weightSum != null;
  }

  private static void checkSparse(@Nullable Double l1, @Nullable Double violation) {
    Check.check(
        l1 == null || (l1 > 0 && Double.isFinite(l1)),
        "l1",
        "a finite number > 0, or no such key",
        String.valueOf(l1));
    Check.check(
        violation == null ? l1 == null : l1 != null && violation >= 0 && Double.isFinite(violation),
        "optimalityViolation",
        "a finite number ≥ 0 if there is an l1 penalty, else no such key",
        String.valueOf(violation));
  }

  /** What was added to the mean loss. */
  public Penalty penalty() {
    return new Penalty(l2, l1 == null ? 0 : l1);
  }

  /** Which rows of a table trained, or would have. */
  public TrainingSplit rowsThatTrain() {
    if (splitColumn != null) {
      return TrainingSplit.byColumn(seed, splitColumn);
    }
    return split == TrainingSplit.By.TABLES
        ? TrainingSplit.byTables(seed)
        : new TrainingSplit(seed, trainFraction);
  }
}
