package io.pulsemill.run;

import java.util.Locale;

/** Whether a run goes on with what the same command did before. */
public enum ResumeMode {
  /** If there is something to go on with. */
  AUTO,
  /** Never: what was done before goes. */
  NO,
  /** Only so: without anything to go on with, it fails. */
  ONLY;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
