package io.pulsemill.softmax;

import io.pulsemill.InputException;
import org.jspecify.annotations.Nullable;

/**
 * A model and how it came about: what {@code model.json} holds.
 *
 * @param information what its standard errors are made of; null if there is none
 */
public record TrainedModel(
    SoftmaxModel model, TrainingRecord training, @Nullable Information information) {

  /** Checks that they speak of the same classes and features. */
  public TrainedModel {
    if (training.rowsByClass().size() != model.classes().size()) {
      throw new InputException(
          "training.rowsByClass: expected %d numbers, one per class, but found %d"
              .formatted(model.classes().size(), training.rowsByClass().size()));
    }
    if (information != null
        && (information.classes() != model.classes().size()
            || information.features() != model.features().size())) {
      throw new InputException(
          "information: expected %d classes and %d features, as of the model, but found %d and %d"
              .formatted(
                  model.classes().size(),
                  model.features().size(),
                  information.classes(),
                  information.features()));
    }
  }

  /** One without what standard errors are made of. */
  public TrainedModel(SoftmaxModel model, TrainingRecord training) {
    this(model, training, null);
  }
}
