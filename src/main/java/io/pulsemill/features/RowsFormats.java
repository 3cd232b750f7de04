package io.pulsemill.features;

import java.util.Optional;

/** What reads each format. */
final class RowsFormats {
  private RowsFormats() {}

  /** What reads a format; empty for text, which is read line by line. */
  static Optional<RowsFormat> of(ObservationFormat format) {
    return switch (format) {
      case TEXT -> Optional.empty();
    };
  }
}
