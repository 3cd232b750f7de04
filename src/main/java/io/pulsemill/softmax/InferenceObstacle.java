package io.pulsemill.softmax;

import io.pulsemill.optimize.StopReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why the coefficients of a model have no standard errors. */
public final class InferenceObstacle {
  /** Features that are named. */
  private static final int NAMED = 3;

  private InferenceObstacle() {}

  /**
   * What stands in the way, in words that follow "no standard errors:"; null if nothing does.
   * Whether the training kept the information it takes is not looked at.
   */
  public static @Nullable String of(SoftmaxModel model, TrainingRecord training) {
    if (training.penalty().isSparse()) {
      return "an l1 penalty sets coefficients to 0 and leaves no errors of a known distribution";
    }
    StopReason stop = training.stop();
    if (stop == StopReason.MAX_ITERATIONS || stop == StopReason.LINE_SEARCH_FAILED) {
      return "the training did not converge (%s); train with more --max-iterations or another --tolerance"
          .formatted(stop.key());
    }
    if (training.penalty().l1() > 0) {
      return "an l1 penalty chose which coefficients are 0, and estimates after such a choice are not"
          + " normal around the truth; train the chosen features without --l1";
    }
    List<String> dropped = dropped(model);
    if (!dropped.isEmpty()) {
      return ("the training left out %s, constant or a combination of others; name the features to"
              + " keep with --features")
          .formatted(named(dropped));
    }
    int classes = model.classes().size();
    int features = model.features().size();
    if (!Information.fits(classes, features)) {
      return "(%d classes - 1) x (%d features + 1) free weights; they are kept up to %d"
          .formatted(classes, features, Information.MOST_WEIGHTS);
    }
    return null;
  }

  /** Features that took no part: {@link StandardizedWeights} has center 0, scale 1, weights 0. */
  private static List<String> dropped(SoftmaxModel model) {
    StandardizedWeights standardized = model.standardized();
    List<String> dropped = new ArrayList<>();
    if (standardized == null) {
      return dropped;
    }
    double[] centers = standardized.centers();
    double[] scales = standardized.scales();
    double[][] coefficients = standardized.weights().coefficients();
    for (int j = 0; j < centers.length; j++) {
      boolean out = centers[j] == 0 && scales[j] == 1;
      for (double[] ofClass : coefficients) {
        out &= ofClass[j] == 0;
      }
      if (out) {
        dropped.add(model.features().get(j));
      }
    }
    return dropped;
  }

  private static String named(List<String> dropped) {
    String names =
        "feature '"
            + String.join("', '", dropped.subList(0, Math.min(NAMED, dropped.size())))
            + "'";
    return dropped.size() > NAMED
        ? names + " and %d more".formatted(dropped.size() - NAMED)
        : names;
  }
}
