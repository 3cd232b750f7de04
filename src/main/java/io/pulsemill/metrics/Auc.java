package io.pulsemill.metrics;

import io.pulsemill.json.OrUndefined;
import java.util.ArrayList;
import java.util.List;

/**
 * Area under the ROC curve of several classes (Hand and Till 2001), from {@link PairAreas}.
 *
 * @param value mean over the pairs of classes, in 0..1; undefined if a class has no rows
 * @param byClass mean over the pairs that a class is in, in the order of the classes
 */
public record Auc(@OrUndefined double value, List<ClassArea> byClass) {
  /** Of one class. */
  public record ClassArea(String label, @OrUndefined double area) {}

  /** Of these areas; {@code classes}: the labels in class order. */
  static Auc of(PairAreas areas, List<String> classes) {
    List<Double> means = areas.byClass();
    List<ClassArea> byClass = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      byClass.add(new ClassArea(classes.get(c), means.get(c)));
    }
    return new Auc(areas.value(), byClass);
  }
}
