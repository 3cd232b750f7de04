package io.pulsemill.softmax;

import io.pulsemill.InputException;
import java.util.Locale;

/** Neither an optimum nor a direction in which the classes separate could be shown. */
public final class UndecidedOptimumException extends InputException {
  private static final long serialVersionUID = 1L;

  /**
   * @param decrement the Newton decrement where the search ended, NaN if there is none
   * @param far whether rows lie far from all others, which a warning has named
   */
  UndecidedOptimumException(double decrement, boolean far) {
    super(
        String.format(
            Locale.ROOT,
            "Whether the loss has a minimum on the training rows is beyond double precision: further"
                + " Newton steps do not settle (Newton decrement %.3g) and no direction holds over"
                + " all rows; give an L2 penalty with --l2, for example --l2 1e-6, or %s",
            decrement,
            far
                ? "correct or remove the values that the warnings report as far from all others"
                : "remove features that are nearly combinations of others"));
  }
}
