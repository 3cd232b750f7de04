package io.pulsemill.evaluate;

import io.pulsemill.table.TrainingSplit;
import java.util.Locale;

/** Which rows of the table are evaluated. */
public enum RowChoice {
  TEST,
  TRAIN,
  ALL;

  /** Whether a subject's row is among them. */
  boolean picks(TrainingSplit split, String subject) {
    return switch (this) {
      case ALL -> true;
      case TRAIN -> split.training(subject);
      case TEST -> !split.training(subject);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
