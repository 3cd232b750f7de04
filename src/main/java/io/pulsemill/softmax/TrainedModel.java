package io.pulsemill.softmax;

import io.pulsemill.InputException;

/** A model and how it came about: what {@code model.json} holds. */
public record TrainedModel(SoftmaxModel model, TrainingRecord training) {

  /** Checks that the two speak of the same classes. */
  public TrainedModel {
    if (training.rowsByClass().size() != model.classes().size()) {
      throw new InputException(
          "training.rowsByClass: expected %d numbers, one per class, but found %d"
              .formatted(model.classes().size(), training.rowsByClass().size()));
    }
  }
}
