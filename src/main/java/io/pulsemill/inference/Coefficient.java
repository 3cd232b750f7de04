package io.pulsemill.inference;

import io.pulsemill.softmax.SoftmaxModel;
import org.jspecify.annotations.Nullable;

/**
 * A coefficient on a raw feature.
 *
 * @param k its class
 * @param column of it, 0 the intercept's
 * @param value of it
 */
record Coefficient(int k, int column, double value) {

  /** Name of its feature; null: the intercept. */
  @Nullable String name(SoftmaxModel model) {
    return column == 0 ? null : model.features().get(column - 1);
  }
}
