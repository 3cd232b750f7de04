package io.pulsemill.features;

import io.pulsemill.archive.ArffParser;
import io.pulsemill.archive.TsParser;
import io.pulsemill.archive.UcrParser;
import java.util.Optional;

/** What reads each format. */
final class RowsFormats {
  private RowsFormats() {}

  /** What reads a format; empty for text, which is read line by line. */
  static Optional<RowsFormat> of(ObservationFormat format) {
    return switch (format) {
      case TEXT -> Optional.empty();
      case WIDE -> Optional.of(new WideFormat());
      case TS -> Optional.of(new ArchiveFormat(TsParser::new));
      case UCR -> Optional.of(new ArchiveFormat(UcrParser::new));
      case ARFF -> Optional.of(new ArchiveFormat(ArffParser::new));
    };
  }
}
