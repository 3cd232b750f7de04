package io.pulsemill.predict;

import java.util.Locale;

/** How predictions are written. */
public enum PredictionFormat {
  PARQUET,
  CSV;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
