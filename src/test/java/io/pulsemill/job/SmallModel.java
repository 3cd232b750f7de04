package io.pulsemill.job;

import io.pulsemill.optimize.StopReason;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.softmax.TrainingRecord;
import java.util.List;

/** A model for {@link SmallTable}: the larger f, the likelier the second class. */
public final class SmallModel {
  private SmallModel() {}

  /** Of two classes, in sorted order. */
  public static TrainedModel of(String first, String second) {
    SoftmaxModel model =
        new SoftmaxModel(
            List.of(first, second),
            List.of("f", "g"),
            new double[] {0.25, -0.25},
            new double[][] {{-0.5, 0}, {0.5, 0}});
    TrainingRecord record =
        new TrainingRecord(
            2,
            List.of(1L, 1L),
            0.6,
            0.6,
            0,
            null,
            1,
            StopReason.GRADIENT_SMALL,
            "newton",
            0,
            null,
            12345,
            0.7,
            "label",
            "subject",
            null,
            null,
            null,
            null,
            null);
    return new TrainedModel(model, record);
  }
}
