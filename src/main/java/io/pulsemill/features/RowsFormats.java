package io.pulsemill.features;

import io.pulsemill.columnar.AvroObservations;
import io.pulsemill.columnar.OrcObservations;
import io.pulsemill.columnar.ParquetObservations;
import java.util.Optional;

/** What reads each format. */
final class RowsFormats {
  private RowsFormats() {}

  /** What reads a format; empty for text, which is read line by line. */
  static Optional<RowsFormat> of(ObservationFormat format) {
    return switch (format) {
      case TEXT -> Optional.empty();
      case AVRO -> Optional.of(new ColumnarRowsFormat(AvroObservations::new));
      case ORC -> Optional.of(new ColumnarRowsFormat(OrcObservations::new));
      case PARQUET -> Optional.of(new ColumnarRowsFormat(ParquetObservations::new));
    };
  }
}
