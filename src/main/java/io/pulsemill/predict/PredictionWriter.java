package io.pulsemill.predict;

import io.pulsemill.table.FeatureRow;
import java.io.Closeable;
import java.io.IOException;

/** Writes the predictions of one file, row by row. */
interface PredictionWriter extends Closeable {
  void write(FeatureRow row) throws IOException;
}
