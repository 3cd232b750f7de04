package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.input.Compression;
import io.pulsemill.input.DamagedDataException;
import io.pulsemill.input.FileKind;
import io.pulsemill.input.InputCheck;
import io.pulsemill.series.CsvHeader;
import io.pulsemill.series.Dialect;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What the client looks at in a file before a job starts: does it match its name, and what does its
 * header name. A codec is chosen by name alone, so gzip data under another name would be read as
 * lines of garbage.
 */
final class InputInspection {
  private final Configuration conf;
  private final int maxLineBytes;
  private final Dialect dialect;
  private final FeaturesSettings settings;
  private final Map<Path, ObservationFormat> formats = new HashMap<>();

  InputInspection(Configuration conf, FeaturesSettings settings) {
    this.conf = conf;
    maxLineBytes =
        settings.columns().series() == null ? settings.maxLineBytes() : settings.maxSeriesBytes();
    dialect = settings.dialect();
    this.settings = settings;
  }

  /** Whether several tasks may read parts of a file. */
  boolean splittable(Path file) throws IOException {
    ObservationFormat format = format(file);
    return format.isDialect()
        ? Compression.of(file).splittable() && !dialect.recoded()
        : RowsFormats.of(format).orElseThrow().splittable();
  }

  /** The format of a file: the one asked for, or as its content says. */
  private ObservationFormat format(Path file) throws IOException {
    ObservationFormat known = formats.get(file);
    if (known == null) {
      known = settings.columns().series() == null ? ofReadings(file) : ofSeries(file);
      formats.put(file, known);
    }
    return known;
  }

  private ObservationFormat ofReadings(Path file) throws IOException {
    ObservationFormat found =
        settings.format().isPresent()
            ? settings.format().get()
            : ArchiveFormat.of(conf, file)
                .orElse(ObservationFormat.of(file, InputCheck.kind(conf, file)));
    if (found == ObservationFormat.WIDE) {
      throw new InputException(
          "--input-format wide: expected --series-columns FROM..TO but found none");
    }
    return found;
  }

  private ObservationFormat ofSeries(Path file) throws IOException {
    Optional<ObservationFormat> archive = ArchiveFormat.of(conf, file);
    if (archive.isPresent()) {
      throw refused(
          file,
          "it holds series in a format of its own, %s; leave --series-columns out"
              .formatted(archive.get().key()));
    }
    ObservationFormat wanted = settings.format().orElse(ObservationFormat.WIDE);
    if (!wanted.isDialect()) {
      throw new InputException(
          "--series-columns: expected --input-format text or wide but found " + wanted.key());
    }
    return ObservationFormat.WIDE;
  }

  /**
   * Returns if files have one format.
   *
   * @param lengths of the files, bytes; empty files may have any
   * @throws InputException naming two files that have not
   */
  void requireOneFormat(SortedMap<Path, Long> lengths) throws IOException {
    Path first = null;
    for (Map.Entry<Path, Long> file : lengths.entrySet()) {
      Path path = file.getKey();
      if (file.getValue() == 0) {
        continue;
      }
      if (first == null) {
        first = path;
      } else if (format(path) != format(first)) {
        throw new InputException(
            "%s and %s: expected files of one format but found %s and %s; read them one by one"
                .formatted(first, path, format(first).key(), format(path).key()));
      }
    }
  }

  /**
   * The format and the column names of a file; empty if there is not one byte in it.
   *
   * @param length of the file, bytes
   * @throws InputException naming the file and what to do
   */
  Optional<InspectedFile> inspect(Path file, long length) throws IOException {
    if (length == 0) {
      return Optional.empty();
    }
    ObservationFormat format = format(file);
    Optional<RowsFormat> rows = RowsFormats.of(format);
    Optional<List<String>> header =
        rows.isPresent()
            ? Optional.of(rows.get().header(conf, file, settings))
            : header(file, length);
    if (format == ObservationFormat.WIDE) {
      header.ifPresent(names -> requireSeries(file, names));
    }
    return header.map(names -> new InspectedFile(format, names));
  }

  /**
   * The column names of a file; empty if there is not one byte in it.
   *
   * @param length of the file, bytes
   * @throws InputException naming the file and what to do
   */
  Optional<List<String>> header(Path file, long length) throws IOException {
    if (length == 0) {
      return Optional.empty();
    }
    refuseColumns(file);
    InputCheck.requireText(conf, file, dialect.recoded() ? FileKind.UTF_16 : FileKind.TEXT);
    if (!dialect.header()) {
      return Optional.of(dialect.columns());
    }
    try (SplitLines lines =
        new SplitLines(conf, file, 0, length, maxLineBytes, dialect.recoded())) {
      return lines.nextButComments(dialect)
          ? Optional.of(names(file, lines.line()))
          : Optional.empty();
    } catch (DamagedDataException e) {
      throw refused(file, e.getMessage() + "; recreate the file");
    }
  }

  private void requireSeries(Path file, List<String> header) {
    try {
      WideRows.columns(header, settings);
    } catch (InputException e) {
      throw refused(file, e.getMessage());
    }
  }

  /** Refuses a file that another format reads. */
  private void refuseColumns(Path file) throws IOException {
    FileKind kind = InputCheck.kind(conf, file);
    ObservationFormat format = ObservationFormat.of(file, kind);
    if (format != ObservationFormat.TEXT) {
      throw refused(
          file,
          settings.columns().series() == null
              ? "it holds %s; --input-format %s, or auto, reads it"
                  .formatted(kind.title(), format.key())
              : "it holds %s; --series-columns reads text".formatted(kind.title()));
    }
  }

  private List<String> names(Path file, LineScanner line) {
    if (line.tooLong()) {
      throw refused(
          file,
          "its header line is longer than %d bytes; is it CSV with line breaks? See --max-line-bytes"
              .formatted(maxLineBytes));
    }
    for (int i = line.from(); i < line.from() + line.length(); i++) {
      if (line.line()[i] == '\r') {
        throw refused(file, "its lines end in carriage returns only; use line feeds");
      }
    }
    try {
      return CsvHeader.names(dialect, line.line(), line.from(), line.from() + line.length());
    } catch (InputException e) {
      throw refused(file, e.getMessage());
    }
  }

  private static InputException refused(Path file, String message) {
    return new InputException("%s: %s".formatted(file, Escape.controls(message)));
  }
}
