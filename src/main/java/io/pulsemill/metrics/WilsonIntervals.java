package io.pulsemill.metrics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Wilson's intervals of the proportions of a confusion matrix.
 *
 * @param level how often such an interval holds the truth: 0.95
 * @param accuracy of the share predicted right
 * @param perClass in the order of the classes
 */
public record WilsonIntervals(double level, Interval accuracy, List<OfClass> perClass) {
  /** Of one class. */
  public record OfClass(String label, Interval precision, Interval recall) {}

  /** Of this matrix; {@code classes}: the labels in class order. */
  static WilsonIntervals of(ConfusionMatrix confusion, List<String> classes) {
    long right = IntStream.range(0, classes.size()).mapToLong(c -> confusion.count(c, c)).sum();
    return new WilsonIntervals(
        Interval.LEVEL,
        Interval.wilson(right, confusion.rows()),
        IntStream.range(0, classes.size())
            .mapToObj(
                c ->
                    new OfClass(
                        classes.get(c),
                        Interval.wilson(confusion.count(c, c), confusion.predicted(c)),
                        Interval.wilson(confusion.count(c, c), confusion.support(c))))
            .toList());
  }
}
