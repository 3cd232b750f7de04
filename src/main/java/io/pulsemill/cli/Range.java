package io.pulsemill.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Numbers that an option takes, or each element of its list: checked, and shown in its help. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Range {
  /** The least one. */
  double min();

  /** The greatest one; if infinite, as great as the type of the option. */
  double max() default Double.POSITIVE_INFINITY;

  /** Whether the numbers begin above {@link #min}, which is not one of them. */
  boolean above() default false;
}
