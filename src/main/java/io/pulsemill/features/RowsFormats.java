package io.pulsemill.features;

import io.pulsemill.archive.ArffParser;
import io.pulsemill.archive.TsParser;
import io.pulsemill.archive.UcrParser;
import io.pulsemill.columnar.AvroObservations;
import io.pulsemill.columnar.OrcObservations;
import io.pulsemill.columnar.ParquetObservations;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** What reads each format. */
final class RowsFormats {
  private RowsFormats() {}

  /** What reads a format; empty for text. */
  static Optional<RowsFormat> of(ObservationFormat format) {
    return switch (format) {
      case TEXT, WIDE -> Optional.empty();
      case PARQUET -> Optional.of(new ColumnarRowsFormat(ParquetObservations::new));
      case ORC -> Optional.of(new ColumnarRowsFormat(OrcObservations::new));
      case AVRO -> Optional.of(new ColumnarRowsFormat(AvroObservations::new));
      case TS -> Optional.of(new ArchiveFormat(TsParser::new));
      case UCR -> Optional.of(new ArchiveFormat(UcrParser::new));
      case ARFF -> Optional.of(new ArchiveFormat(ArffParser::new));
    };
  }

  /**
   * The rows of a split.
   *
   * @throws io.pulsemill.input.DamagedDataException if there are none to be read
   */
  static ObservationRows open(Configuration conf, ObservationSplit split, FeaturesSettings settings)
      throws IOException {
    return split.format() == ObservationFormat.WIDE
        ? new WideRows(conf, split, settings)
        : of(split.format()).orElseThrow().open(conf, split, settings);
  }
}
