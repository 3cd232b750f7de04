package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.series.CsvHeader;
import io.pulsemill.table.Bzip2Blocks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * What the client looks at in a file before a job starts: does it hold what its name says, and what
 * does its header name. A codec is chosen by name alone, so gzip data under another name would be
 * read as lines of garbage.
 */
final class InputInspection {
  private final Configuration conf;
  private final int maxLineBytes;

  InputInspection(Configuration conf, int maxLineBytes) {
    this.conf = conf;
    this.maxLineBytes = maxLineBytes;
  }

  /**
   * The column names of a file; empty where there is not one byte in it.
   *
   * @param length of the file, bytes
   * @throws InputException naming the file and what to do
   */
  Optional<List<String>> header(Path file, long length) throws IOException {
    if (length == 0) {
      return Optional.empty();
    }
    checkSignature(file, length);
    try (SplitLines lines = new SplitLines(conf, file, 0, length, maxLineBytes)) {
      return lines.next() ? Optional.of(names(file, lines.line())) : Optional.empty();
    } catch (DamagedDataException e) {
      throw refused(file, e.getMessage() + "; make the file again");
    }
  }

  private List<String> names(Path file, LineScanner line) {
    if (line.tooLong()) {
      throw refused(
          file,
          "its header line is longer than %d bytes; is it CSV with line ends? See --max-line-bytes"
              .formatted(maxLineBytes));
    }
    for (int i = line.from(); i < line.from() + line.length(); i++) {
      if (line.line()[i] == '\r') {
        throw refused(file, "its lines end in carriage returns alone; use line feeds");
      }
    }
    try {
      return CsvHeader.names(line.line(), line.from(), line.from() + line.length());
    } catch (InputException e) {
      throw refused(file, e.getMessage());
    }
  }

  private void checkSignature(Path file, long length) throws IOException {
    byte[] first = new byte[(int) Math.min(length, Signature.LENGTH)];
    try (FSDataInputStream in = file.getFileSystem(conf).open(file)) {
      in.readFully(0, first);
    }
    Optional<Signature> found = Signature.of(first);
    Compression named = Compression.of(file);
    switch (named) {
      case NONE -> found.ifPresent(signature -> refuse(file, signature));
      case GZIP -> checkNamed(file, named, Signature.GZIP, found);
      case BZIP2 -> {
        checkNamed(file, named, Signature.BZIP2, found);
        checkBlocks(file);
      }
    }
  }

  /** Read in splits, a file that lacks blocks would look complete. */
  private void checkBlocks(Path file) throws IOException {
    try (FSDataInputStream in = file.getFileSystem(conf).open(file)) {
      if (!Bzip2Blocks.areWhole(in)) {
        throw refused(file, "its bzip2 data are damaged or cut short; make the file again");
      }
    }
  }

  private static void refuse(Path file, Signature found) {
    String advice =
        switch (found) {
          case GZIP -> "rename it to end in .gz";
          case BZIP2 -> "rename it to end in .bz2";
          case PARQUET -> "observations are read from CSV";
          case UTF_16, UTF_16_BIG_ENDIAN -> "convert it to UTF-8";
          case ZSTANDARD, XZ, ZIP -> "unpack it, or pack it with gzip or bzip2";
        };
    throw refused(
        file, "it holds %s but its name does not say so; %s".formatted(found.title(), advice));
  }

  private static void checkNamed(
      Path file, Compression named, Signature expected, Optional<Signature> found) {
    if (!found.equals(Optional.of(expected))) {
      throw refused(
          file,
          "its name ends in %s but it holds %s; rename it"
              .formatted(named.suffix(), found.map(Signature::title).orElse("something else")));
    }
  }

  private static InputException refused(Path file, String message) {
    return new InputException("%s: %s".formatted(file, Escape.controls(message)));
  }
}
