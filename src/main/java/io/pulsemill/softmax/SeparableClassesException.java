package io.pulsemill.softmax;

import io.pulsemill.InputException;
import java.util.List;

/**
 * Some classes can be separated from others without error, along a direction that was checked on
 * every training row, so an unpenalized loss has no minimum.
 */
public final class SeparableClassesException extends InputException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final transient Recession recession;

  /** {@code what} is separable. */
  SeparableClassesException(String what, Recession recession) {
    this(what, recession, "");
  }

  private SeparableClassesException(String what, Recession recession, String names) {
    super(
        what
            + names
            + ", so the loss has no minimum; give an L2 penalty with --l2, for example --l2 0.01");
    this.what = what;
    this.recession = recession;
  }

  /**
   * The same, with the names of the classes and features that make up the direction.
   *
   * @param classes K names
   * @param features names of the d features that took part
   */
  public SeparableClassesException named(List<String> classes, List<String> features) {
    SeparableClassesException named =
        new SeparableClassesException(what, recession, recession.names(classes, features));
    named.initCause(this);
    return named;
  }
}
