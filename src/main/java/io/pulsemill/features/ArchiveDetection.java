package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.archive.ArffParser;
import io.pulsemill.archive.SeriesRow;
import io.pulsemill.archive.TsParser;
import io.pulsemill.archive.UcrParser;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.series.TimeParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * What shows that a file has a series in each line.
 *
 * @param reason in words
 * @param options that read it; none: the defaults do
 */
public record ArchiveDetection(String reason, List<String> options) {
  /** With fewer numbers a line of tabs is rather an observation. */
  private static final int LEAST_NUMBERS = 10;

  /**
   * Looks at a file; empty if it is in none of these formats.
   *
   * @throws InputException if it is but cannot be used
   */
  public static Optional<ArchiveDetection> of(
      Configuration conf, ObservationSample sample, FeaturesSettings settings) throws IOException {
    Optional<ObservationFormat> format = ArchiveFormat.of(conf, sample.file());
    if (format.isPresent()) {
      ArchiveFormat archive =
          new ArchiveFormat(format.get() == ObservationFormat.TS ? TsParser::new : ArffParser::new);
      int dimensions = archive.dimensions(conf, sample.file(), settings);
      return Optional.of(
          new ArchiveDetection(
              "%-14s%-22ssuffix and header say so"
                  .formatted("format", "'" + format.get().key() + "'"),
              dimensions > 1
                  ? List.of("--value-column dim_0..dim_" + (dimensions - 1))
                  : List.of()));
    }
    return areSeries(sample.lines())
        ? Optional.of(
            new ArchiveDetection(
                "%-14s%-22seach line is a class and many numbers with tabs between"
                    .formatted("format", "'ucr'"),
                List.of("--input-format ucr")))
        : Optional.empty();
  }

  private static boolean areSeries(List<byte[]> lines) {
    UcrParser parser = new UcrParser(StandardCharsets.UTF_8, new TimeParser(TimeFormats.STANDARD));
    SeriesRow row = new SeriesRow();
    try {
      for (byte[] line : lines) {
        if (parser.read(line, 0, line.length, row) && row.observations() < LEAST_NUMBERS) {
          return false;
        }
      }
      return true;
    } catch (MalformedRecordException e) {
      return false;
    }
  }
}
