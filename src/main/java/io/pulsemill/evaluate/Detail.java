package io.pulsemill.evaluate;

import org.apache.hadoop.conf.Configuration;

/**
 * What an evaluation makes beside the sums of the scores.
 *
 * @param replicates of the bootstrap; 0 for none
 * @param auc whether rows are ranked, for the area under the ROC curve
 */
public record Detail(int replicates, boolean auc) {
  /** Nothing. */
  public static final Detail NONE = new Detail(0, false);

  private static final String REPLICATES = "pulsemill.internal.replicates";
  private static final String AUC = "pulsemill.internal.auc";

  void set(Configuration job) {
    job.setInt(REPLICATES, replicates);
    job.setBoolean(AUC, auc);
  }

  static Detail of(Configuration job) {
    return new Detail(job.getInt(REPLICATES, 0), job.getBoolean(AUC, false));
  }
}
