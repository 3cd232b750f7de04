package io.pulsemill.columnar;

import io.pulsemill.input.DamagedDataException;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.Observation;
import io.pulsemill.series.TimeFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Reads a file as a task does, each row as a line. */
final class ReadRows {
  static final WantedColumns COLUMNS = new WantedColumns("s", "l", "t", List.of("v"), null, false);

  private static final Configuration CONF = new Configuration();

  private final ColumnarFormat format;
  private Dialect dialect = Dialect.CSV;
  private TimeFormats times = TimeFormats.STANDARD;
  private long skipped;
  private long doubled;

  private ReadRows(ColumnarFormat format) {
    this.format = format;
  }

  static ReadRows parquet() {
    return new ReadRows(new ParquetObservations(CONF));
  }

  static ReadRows orc() {
    return new ReadRows(new OrcObservations(CONF));
  }

  static ReadRows avro() {
    return new ReadRows(new AvroObservations(CONF));
  }

  /** The dialect with these null markers. */
  static Dialect nulls(String... markers) {
    Dialect csv = Dialect.CSV;
    return new Dialect(
        csv.delimiter(),
        csv.quote(),
        csv.decimalMark(),
        List.of(markers),
        csv.comment(),
        csv.encoding(),
        csv.trim(),
        csv.columns());
  }

  ReadRows with(Dialect other) {
    dialect = other;
    return this;
  }

  ReadRows with(TimeFormats other) {
    times = other;
    return this;
  }

  /** Times of the file read last that clocks skip. */
  long skipped() {
    return skipped;
  }

  /** Times of the file read last that clocks show twice. */
  long doubled() {
    return doubled;
  }

  List<String> header(Path file) throws IOException {
    return format.header(hadoop(file), COLUMNS);
  }

  /** All rows. */
  List<String> of(Path file) throws IOException {
    return of(file, 0, Files.size(file));
  }

  /** The rows of a split. */
  List<String> of(Path file, long start, long end) throws IOException {
    List<String> rows = new ArrayList<>();
    Observation observation = new Observation();
    try (ColumnarReader reader = format.open(hadoop(file), start, end, COLUMNS, dialect, times)) {
      while (reader.next()) {
        String place = reader.block() < 0 ? "" : reader.block() + ":";
        rows.add(place + reader.row() + " " + row(reader, observation));
      }
      skipped = reader.times().skipped();
      doubled = reader.times().doubled();
    }
    return rows;
  }

  /** All rows, or what was thrown instead: of the header, or of the data. */
  List<String> ofPerhapsDamaged(Path file) throws IOException {
    try {
      header(file);
      return of(file);
    } catch (io.pulsemill.InputException | DamagedDataException e) {
      return List.of("refused: " + e.getMessage());
    }
  }

  private static String row(ColumnarReader reader, Observation into) {
    try {
      int readings = reader.read(into);
      return "%s %s %d%s %s"
          .formatted(
              into.subject(),
              into.label(),
              into.time(),
              into.timeKind() == io.pulsemill.series.TimeKind.DATE ? "ns" : "",
              readings == 0 ? "missing" : Double.toString(into.value(0)));
    } catch (MalformedRecordException e) {
      return e.reason().key() + ": " + e.getMessage();
    }
  }

  private static org.apache.hadoop.fs.Path hadoop(Path file) {
    return new org.apache.hadoop.fs.Path(file.toUri());
  }
}
