package io.pulsemill.inference;

import java.util.List;

/** Classes in a message. */
final class ClassNames {
  private static final int NAMED = 8;

  private ClassNames() {}

  /** At most {@value #NAMED} of them. */
  static String of(List<String> classes) {
    String names =
        "'" + String.join("', '", classes.subList(0, Math.min(NAMED, classes.size()))) + "'";
    return classes.size() > NAMED ? names + " or %d more".formatted(classes.size() - NAMED) : names;
  }
}
