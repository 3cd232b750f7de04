package io.pulsemill.inference;

import io.pulsemill.InputException;
import io.pulsemill.softmax.TrainedModel;
import org.jspecify.annotations.Nullable;

/**
 * An inspection, or why there is none.
 *
 * @param inspection null if there is none
 * @param obstacle why; null if there is one
 */
public record Inspected(@Nullable Inspection inspection, @Nullable String obstacle) {

  /** Of a model, its coefficients centered over the classes. */
  public static Inspected of(TrainedModel trained) {
    try {
      return new Inspected(Inference.of(trained, null), null);
    } catch (InputException e) {
      return new Inspected(null, e.getMessage());
    }
  }
}
