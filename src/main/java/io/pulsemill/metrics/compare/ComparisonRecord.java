package io.pulsemill.metrics.compare;

import io.pulsemill.json.Check;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.JointEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Several models over the same rows: {@code comparison.json}.
 *
 * @param rows which of the table: test, train or all
 * @param models as they were named; the last one is the baseline, {@link #BASELINE}
 * @param pairs of all of them, in order
 */
public record ComparisonRecord(String rows, List<Compared> models, List<PairComparison> pairs) {
  /** Name of what predicts the frequencies of the classes among the training rows. */
  public static final String BASELINE = "class frequencies";

  /**
   * One model.
   *
   * @param name the file, as it was named
   * @param features their names
   */
  public record Compared(String name, List<String> features, EvaluationRecord evaluation) {}

  /** The same with other names of the models. */
  public ComparisonRecord named(UnaryOperator<String> name) {
    return new ComparisonRecord(
        rows,
        models.stream()
            .map(own -> new Compared(name.apply(own.name), own.features, own.evaluation))
            .toList(),
        pairs.stream()
            .map(
                pair ->
                    new PairComparison(
                        name.apply(pair.first()),
                        name.apply(pair.second()),
                        pair.logLoss(),
                        pair.accuracy(),
                        pair.mcNemar()))
            .toList());
  }

  /** Checks that there are models of the same classes. */
  public ComparisonRecord {
    Check.check(models.size() > 1, "models", "at least two", models.size());
    List<String> classes = models.get(0).evaluation().classes();
    for (Compared model : models) {
      Check.check(
          model.evaluation().classes().equals(classes),
          "models",
          "models of the same classes",
          model.evaluation().classes());
    }
  }

  /**
   * Of these evaluations.
   *
   * @param rows which of the table
   * @param names of the models, without the baseline, which is the last of the evaluations
   * @param features of each of them
   * @param classes the labels in class order
   */
  public static ComparisonRecord of(
      JointEvaluation all,
      String rows,
      List<String> names,
      List<List<String>> features,
      List<String> classes) {
    List<String> every = new ArrayList<>(names);
    every.add(BASELINE);
    List<Compared> models = new ArrayList<>();
    List<PairComparison> pairs = new ArrayList<>();
    for (int i = 0; i < every.size(); i++) {
      List<String> own = i < names.size() ? features.get(i) : List.of();
      models.add(new Compared(every.get(i), own, all.of(i).record(classes)));
      for (int j = i + 1; j < every.size(); j++) {
        pairs.add(PairComparison.of(all, i, j, every.get(i), every.get(j)));
      }
    }
    return new ComparisonRecord(rows, models, pairs);
  }
}
