package io.pulsemill.softmax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A direction of recession: along it the margin of no training row falls and that of some rises, so
 * an unpenalized loss falls for ever (Albert and Anderson, "On the existence of maximum likelihood
 * estimates in logistic regression models", Biometrika 71, 1984).
 */
final class Recession {
  /** Features that are named. */
  private static final int NAMED = 3;

  /**
   * Of the largest part: what a class separated from all others leaves to each of them is at most
   * ½.
   */
  private static final double SIDE = 0.6;

  /** Of the whole: a feature below it is not worth a name. */
  private static final double LEAST = 0.005;

  private final double[] direction;
  private final long rising;

  /**
   * @param direction laid out like weights
   * @param rising pairs of a row and a class that is not its own whose margin rises
   */
  Recession(double[] direction, long rising) {
    this.direction = direction.clone();
    this.rising = rising;
  }

  /**
   * A description of its components: the classes with the largest parts, the features with the
   * largest shares.
   */
  String names(List<String> classes, List<String> features) {
    double[] parts = centered(direction, classes.size());
    int columns = features.size() + 1;
    double[] ofClass = new double[classes.size()];
    double[] ofFeature = new double[features.size()];
    double total = 0;
    for (int c = 0; c < ofClass.length; c++) {
      for (int j = 0; j < ofFeature.length; j++) {
        double part = Math.abs(parts[c * columns + j + 1]);
        ofClass[c] += part;
        ofFeature[j] += part;
        total += part;
      }
    }
    return " (class %s; margins of %d pairs of a row and another class rise, none falls; mostly by %s)"
        .formatted(
            String.join(", ", largest(classes, ofClass)),
            rising,
            total == 0 ? "the intercepts" : String.join(", ", shares(features, ofFeature, total)));
  }

  /** A direction less the mean over its K classes: a shift common to all separates none. */
  static double[] centered(double[] direction, int classes) {
    int columns = direction.length / classes;
    double[] centered = direction.clone();
    for (int i = 0; i < columns; i++) {
      double mean = 0;
      for (int at = i; at < centered.length; at += columns) {
        mean += direction[at] / classes;
      }
      for (int at = i; at < centered.length; at += columns) {
        centered[at] -= mean;
      }
    }
    return centered;
  }

  private static List<String> largest(List<String> names, double[] parts) {
    double most = 0;
    for (double part : parts) {
      most = Math.max(most, part);
    }
    List<String> largest = new ArrayList<>();
    for (int c = 0; c < parts.length; c++) {
      if (parts[c] > SIDE * most) {
        largest.add("'" + names.get(c) + "'");
      }
    }
    return largest;
  }

  private static List<String> shares(List<String> names, double[] parts, double total) {
    return IntStream.range(0, parts.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer j) -> -parts[j]))
        .limit(NAMED)
        .filter(j -> parts[j] > LEAST * total)
        .map(
            j -> String.format(Locale.ROOT, "'%s' (%.0f %%)", names.get(j), 100 * parts[j] / total))
        .toList();
  }
}
