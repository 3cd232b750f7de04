package io.pulsemill.cli;

import java.util.Locale;

/** A choice that is on by default somewhere, so that a flag would not do. */
enum YesOrNo {
  YES,
  NO;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
