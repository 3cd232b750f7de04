package io.pulsemill.metrics;

import io.pulsemill.json.OrUndefined;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Metrics over all classes, beside accuracy and log loss.
 *
 * @param kappa Cohen's κ (1960)
 * @param matthews Matthews' coefficient for K classes, R_K (Gorodkin 2004)
 * @param brier mean of Σ_c (p_c − [c = y])², in 0..2 (Brier 1950)
 * @param calibrationError expected, of the predicted class's probability, in 0..1 (Guo et al. 2017)
 * @param topK for k = 2 … min(5, K − 1)
 * @param calibration 15 bins of equal width of the predicted class's probability
 */
public record OverallMetrics(
    @OrUndefined double kappa,
    @OrUndefined double matthews,
    @OrUndefined double brier,
    @OrUndefined double calibrationError,
    List<TopK> topK,
    List<Bin> calibration) {

  /**
   * Share of the rows whose class is among the k most probable.
   *
   * @param interval Wilson's, 95 %
   */
  public record TopK(int k, @OrUndefined double accuracy, Interval interval) {}

  /** Rows whose confidence lies within a fifteenth. */
  public record Bin(long rows, @OrUndefined double meanConfidence, @OrUndefined double accuracy) {}

  /** Of these scores. */
  static OverallMetrics of(Scores scores) {
    Agreement agreement = Agreement.of(scores.confusion());
    Calibration calibration = scores.calibration();
    return new OverallMetrics(
        agreement.kappa(),
        agreement.matthews(),
        scores.brier(),
        calibration.error(),
        IntStream.rangeClosed(2, scores.top().most())
            .mapToObj(k -> topK(k, scores.top().within(k), scores.rows()))
            .toList(),
        IntStream.range(0, Calibration.BINS)
            .mapToObj(
                b ->
                    new Bin(
                        calibration.rows(b),
                        calibration.meanConfidence(b),
                        calibration.accuracy(b)))
            .toList());
  }

  private static TopK topK(int k, long within, long rows) {
    double share = rows == 0 ? Double.NaN : (double) within / rows;
    return new TopK(k, share, Interval.wilson(within, rows));
  }
}
