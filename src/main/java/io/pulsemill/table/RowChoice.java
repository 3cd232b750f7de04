package io.pulsemill.table;

import io.pulsemill.statistics.TrainingSplit;
import java.util.Locale;

/** Which rows of a table: those that train, those that test, or both. */
public enum RowChoice {
  TEST,
  TRAIN,
  ALL;

  /** Whether row {@code r}, which must have a subject, is among them. */
  boolean picks(TrainingSplit split, RowGroup rows, int r) {
    return switch (this) {
      case ALL -> true;
      case TRAIN -> rows.training(split, r);
      case TEST -> !rows.training(split, r);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
