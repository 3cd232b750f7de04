package io.pulsemill.cli;

import io.pulsemill.evaluate.Detail;
import io.pulsemill.metrics.BootstrapSums;
import picocli.CommandLine.Option;

/** What {@code evaluate} and {@code compare} make beside the sums of the scores. */
final class DetailOptions {
  @Option(
      names = "--auc",
      paramLabel = "NAME",
      defaultValue = "yes",
      description =
          "Whether to sort the rows for the area under the ROC curve: ${COMPLETION-CANDIDATES}.")
  private YesOrNo auc;

  @Range(min = 0, max = BootstrapSums.MOST)
  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "Replicates of the bootstrap that gives the confidence intervals of metrics that are no"
              + " proportions; 0 for none.")
  private int bootstrap;

  Detail detail() {
    return new Detail(bootstrap, auc == YesOrNo.YES);
  }
}
