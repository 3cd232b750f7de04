package io.pulsemill.metrics.compare;

import io.pulsemill.metrics.BootstrapSums;
import io.pulsemill.metrics.JointEvaluation;
import io.pulsemill.metrics.ModelEvaluation;
import java.util.function.Function;

/**
 * Two models over the same rows.
 *
 * @param first name of the one model
 * @param second name of the other
 * @param logLoss nats; below 0 the first is better
 * @param accuracy above 0 the first is better
 */
public record PairComparison(
    String first, String second, Difference logLoss, Difference accuracy, McNemar mcNemar) {
  private static final double[] NO_REPLICATES = {};

  /** Of models {@code i} and {@code j}. */
  static PairComparison of(JointEvaluation all, int i, int j, String first, String second) {
    ModelEvaluation one = all.of(i);
    ModelEvaluation other = all.of(j);
    return new PairComparison(
        first,
        second,
        Difference.of(
            one.scores().logLoss(),
            other.scores().logLoss(),
            replicates(one, BootstrapSums::logLoss),
            replicates(other, BootstrapSums::logLoss)),
        Difference.of(
            one.scores().confusion().accuracy(),
            other.scores().confusion().accuracy(),
            replicates(one, BootstrapSums::accuracy),
            replicates(other, BootstrapSums::accuracy)),
        McNemar.of(all.sums().onlyFirst(i, j), all.sums().onlyFirst(j, i)));
  }

  private static double[] replicates(
      ModelEvaluation model, Function<BootstrapSums, double[]> metric) {
    BootstrapSums sums = model.replicates();
    return sums == null ? NO_REPLICATES : metric.apply(sums);
  }
}
