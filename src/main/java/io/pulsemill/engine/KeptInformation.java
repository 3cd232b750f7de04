package io.pulsemill.engine;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.softmax.InferenceObstacle;
import io.pulsemill.softmax.Information;
import io.pulsemill.softmax.PenalizedLoss;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.softmax.TrainingRecord;
import java.io.IOException;

/** What a model keeps of its training for standard errors. */
final class KeptInformation {
  private final PenalizedLoss loss;
  private final TrainingSettings settings;

  /** {@code loss}: at whose optimum the model is. */
  KeptInformation(PenalizedLoss loss, TrainingSettings settings) {
    this.loss = loss;
    this.settings = settings;
  }

  /**
   * The model with its information, if standard errors mean something and the optimizer's last
   * evaluation knows it. Newton's mostly does; if it looked further in vain, one more pass is worth
   * it. Robust errors, if asked for, take a pass more in any case.
   *
   * @param weights of the model, standardized
   */
  TrainedModel of(SoftmaxModel model, TrainingRecord training, double[] weights)
      throws IOException {
    if (InferenceObstacle.of(model, training) != null) {
      return new TrainedModel(model, training);
    }
    SoftmaxSums hessian = loss.hessianAt(weights);
    boolean newton = training.optimizer().equals(OptimizerKind.NEWTON.key());
    if (hessian == null && (newton || settings.robust())) {
      hessian = loss.sums(weights, Derivatives.HESSIAN);
    }
    if (hessian == null) {
      return new TrainedModel(model, training);
    }
    double[] penalty = settings.penalty().l2() > 0 ? loss.curvatures() : null;
    SoftmaxSums scores = settings.robust() ? loss.sums(weights, Derivatives.SCORES) : null;
    return new TrainedModel(model, training, Information.of(hessian, penalty, scores));
  }
}
