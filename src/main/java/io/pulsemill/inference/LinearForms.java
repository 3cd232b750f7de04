package io.pulsemill.inference;

/**
 * The coefficients on raw features as linear forms of the free weights of the training, {@code u_k
 * = w_k − w_{K−1}}, k &lt; K − 1, D = d + 1 columns each, on {@code z_j = (x_j − center_j) /
 * scale_j}.
 *
 * <pre>
 *   centered     w_k − mean(w) = Σ_m ([m = k] − 1/K) u_m
 *   against r    w_k − w_r     = Σ_m ([m = k] − [m = r]) u_m
 *   W_kj = w_kj / scale_j,  b_k = w_k0 − Σ_j w_kj center_j / scale_j
 * </pre>
 *
 * <p>Both maps are linear, so a covariance goes through them as it is, with nothing approximated.
 */
final class LinearForms {
  /** In the place of a class of reference: the mean over the classes. */
  static final int CENTERED = -1;

  private final double[] centers;
  private final double[] scales;
  private final int classes;
  private final int reference;

  /**
   * @param reference a class, or {@link #CENTERED}
   */
  LinearForms(double[] centers, double[] scales, int classes, int reference) {
    this.centers = centers.clone();
    this.scales = scales.clone();
    this.classes = classes;
    this.reference = reference;
  }

  /** The form of column {@code i} of class {@code k}, 0 the intercept's; (K − 1) D numbers. */
  double[] of(int k, int i) {
    int columns = scales.length + 1;
    double[] form = new double[(classes - 1) * columns];
    for (int m = 0; m < classes - 1; m++) {
      double part = contrast(k, m);
      int at = m * columns;
      if (i > 0) {
        form[at + i] = part / scales[i - 1];
        continue;
      }
      form[at] = part;
      for (int j = 0; j < scales.length; j++) {
        form[at + 1 + j] = -part * (centers[j] / scales[j]);
      }
    }
    return form;
  }

  private double contrast(int k, int m) {
    double own = m == k ? 1 : 0;
    return own - (reference == CENTERED ? 1.0 / classes : m == reference ? 1 : 0);
  }
}
