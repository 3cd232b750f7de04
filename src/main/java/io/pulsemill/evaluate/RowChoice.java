package io.pulsemill.evaluate;

import io.pulsemill.table.RowGroup;
import io.pulsemill.table.TrainingSplit;
import java.util.Locale;

/** Which rows of the table are evaluated. */
public enum RowChoice {
  TEST,
  TRAIN,
  ALL;

  /** Whether row {@code r}, which must have a subject, is among them. */
  boolean picks(TrainingSplit split, RowGroup rows, int r) {
    return switch (this) {
      case ALL -> true;
      case TRAIN -> split.training(rows, r);
      case TEST -> !split.training(rows, r);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
