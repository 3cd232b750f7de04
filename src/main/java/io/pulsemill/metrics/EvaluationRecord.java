package io.pulsemill.metrics;

import io.pulsemill.json.Check;
import io.pulsemill.json.OrAbsent;
import io.pulsemill.json.OrUndefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How good a model is on some rows: {@code evaluation.json}. What is undefined is NaN.
 *
 * @param rows evaluated
 * @param classes their labels, K
 * @param confusion rows by actual and predicted class, K × K
 * @param accuracy in 0..1
 * @param logLoss mean, nats
 * @param perClass K, in the order of the classes
 * @param macro mean over the classes
 * @param weighted mean over the classes, each as often as it has rows
 * @param reliability K, in the order of the classes
 * @param skipped rows left out, by reason
 * @param metrics over all classes; null in files of earlier versions
 * @param intervals of the proportions; null in files of earlier versions
 * @param auc null if rows were not ranked
 * @param bootstrap intervals of all else; null if there was none
 */
public record EvaluationRecord(
    long rows,
    List<String> classes,
    List<List<Long>> confusion,
    @OrUndefined double accuracy,
    @OrUndefined double logLoss,
    List<ClassMetrics> perClass,
    Averages macro,
    Averages weighted,
    List<ClassReliability> reliability,
    Map<String, Long> skipped,
    @OrAbsent @Nullable OverallMetrics metrics,
    @OrAbsent @Nullable WilsonIntervals intervals,
    @OrAbsent @Nullable Auc auc,
    @OrAbsent @Nullable Bootstrap bootstrap) {

  /** Of one class; {@code support}: its rows. */
  public record ClassMetrics(
      String label,
      @OrUndefined double precision,
      @OrUndefined double recall,
      @OrUndefined double f1,
      long support) {}

  /** Rows of all classes by the probability predicted for one. */
  public record ClassReliability(String label, List<Bin> bins) {}

  /** Rows whose probability lies within a tenth; {@code observed}: their share of the class. */
  public record Bin(long rows, @OrUndefined double meanProbability, @OrUndefined double observed) {}

  /** Checks that there is an entry per class. */
  public EvaluationRecord {
    int k = classes.size();
    List<List<?>> each = new ArrayList<>(List.of(confusion, perClass, reliability));
    each.addAll(confusion);
    each.forEach(
        list -> Check.check(list.size() == k, "classes", "as many as entries per class", k));
  }

  /** Of these scores; {@code classes}: the labels in class order. */
  public static EvaluationRecord of(Scores scores, List<String> classes) {
    return of(scores, classes, null, null);
  }

  static EvaluationRecord of(
      Scores scores, List<String> classes, @Nullable Auc auc, @Nullable Bootstrap bootstrap) {
    if (classes.size() != scores.classes()) {
      throw new IllegalArgumentException(
          "Labels: expected %d, one per class, but found %d"
              .formatted(scores.classes(), classes.size()));
    }
    ConfusionMatrix confusion = scores.confusion();
    List<List<Long>> counts = new ArrayList<>();
    List<ClassMetrics> perClass = new ArrayList<>();
    List<ClassReliability> reliability = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      int actual = c;
      String label = classes.get(c);
      counts.add(
          IntStream.range(0, classes.size())
              .mapToObj(predicted -> confusion.count(actual, predicted))
              .toList());
      perClass.add(
          new ClassMetrics(
              label,
              confusion.precision(c),
              confusion.recall(c),
              confusion.f1(c),
              confusion.support(c)));
      reliability.add(new ClassReliability(label, bins(scores.reliability(), c)));
    }
    return new EvaluationRecord(
        scores.rows(),
        List.copyOf(classes),
        counts,
        confusion.accuracy(),
        scores.logLoss(),
        perClass,
        confusion.macro(),
        confusion.weighted(),
        reliability,
        scores.skipped(),
        OverallMetrics.of(scores),
        WilsonIntervals.of(confusion, classes),
        auc,
        bootstrap);
  }

  private static List<Bin> bins(Reliability all, int c) {
    return IntStream.range(0, Reliability.BINS)
        .mapToObj(b -> new Bin(all.rows(c, b), all.meanProbability(c, b), all.observed(c, b)))
        .toList();
  }
}
