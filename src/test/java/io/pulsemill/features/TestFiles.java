package io.pulsemill.features;

import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.summary.FeatureColumn;
import io.pulsemill.summary.FeatureColumns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.io.compress.bzip2.CBZip2OutputStream;

/** Files of observations and settings that read them. */
final class TestFiles {
  static final String HEADER = "datetime,pulse,category,ts_number\n";
  static final ColumnNames NAMES =
      new ColumnNames("ts_number", "datetime", List.of("pulse"), "category", false, null);
  static final List<FeatureColumn> FEATURES =
      FeatureColumns.named(List.of("mean", "std", "min", "max"), List.of("pulse"));

  private TestFiles() {}

  static FeaturesSettings settings() {
    return new FeaturesSettings(
        NAMES, Optional.empty(), Dialect.CSV, TimeFormats.STANDARD, FEATURES, 0, 200, 1000);
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** With blocks of 100,000 bytes, the smallest there are. */
  static byte[] bzip2(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write('B');
    bytes.write('Z');
    try (OutputStream out = new CBZip2OutputStream(bytes, 1)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  static org.apache.hadoop.fs.Path write(Path file, String text) throws IOException {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static org.apache.hadoop.fs.Path write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return path(file);
  }

  static org.apache.hadoop.fs.Path path(Path file) {
    return new org.apache.hadoop.fs.Path(file.toUri());
  }
}
