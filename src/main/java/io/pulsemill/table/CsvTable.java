package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.input.FolderColumns;
import io.pulsemill.series.CsvLine;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NullMarkers;
import io.pulsemill.series.NumberParser;
import io.pulsemill.statistics.RowWeight;
import io.pulsemill.statistics.SplitWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A feature table in CSV, converted to Parquet in one sequential read, under the same column names.
 *
 * <p>Every file begins with the same header line. Plain, {@code .gz} and {@code .bz2} files (by
 * name) may be mixed. An empty cell is a missing value; every other cell of a feature is a number
 * as {@link NumberParser} reads it. Without a subject column a row's id is its number, from 1, over
 * the files in the order of their names.
 */
public final class CsvTable {
  private final Path path;
  private final TableColumns columns;
  private final boolean numbered;

  private CsvTable(Path path, TableColumns columns, boolean numbered) {
    this.path = path;
    this.columns = columns;
    this.numbered = numbered;
  }

  /**
   * Converts a CSV table.
   *
   * @param csv a file, a directory of visible files, or a glob
   * @param columns what is read of it; features may be left open
   * @param nulls cells that mean that a value is missing, beside empty ones
   * @param workFolder where the Parquet file is made, created if need be
   * @param rowGroupRows rows per row group, at least 1
   * @throws InputException naming file, line and column of what cannot be used
   */
  public static CsvTable toParquet(
      Configuration conf,
      Path csv,
      TableColumns columns,
      List<String> nulls,
      Path workFolder,
      int rowGroupRows)
      throws IOException {
    NullMarkers missing = new NullMarkers(nulls, StandardCharsets.UTF_8);
    List<FileStatus> files = TableFiles.list(conf, csv);
    new FolderColumns(Optional.empty(), columns.names())
        .of(files.stream().map(FileStatus::getPath).toList());
    CsvColumns positions = columns(conf, files.get(0).getPath(), columns);
    FileSystem fs = workFolder.getFileSystem(conf);
    Path parquet = fs.makeQualified(new Path(workFolder, "table-from-csv.parquet"));
    fs.mkdirs(workFolder);
    long rows = 0;
    try (FeatureTableWriter writer =
        new FeatureTableWriter(conf, parquet, positions.names(), rowGroupRows)) {
      for (FileStatus file : files) {
        rows = convert(conf, file.getPath(), positions, missing, writer, rows);
      }
    } catch (IOException | RuntimeException e) {
      fs.delete(parquet, false);
      throw e;
    }
    return new CsvTable(parquet, positions.names(), positions.numbered());
  }

  /** The Parquet file. */
  public Path path() {
    return path;
  }

  /** Its columns, features resolved. */
  public TableColumns columns() {
    return columns;
  }

  /**
   * Whether the ids are row numbers, since there is no subject column: then split and pilot depend
   * on the order of the rows.
   */
  public boolean numbered() {
    return numbered;
  }

  private static CsvColumns columns(Configuration conf, Path file, TableColumns columns)
      throws IOException {
    try (CsvLines lines = new CsvLines(conf, file)) {
      return CsvColumns.of(
          header(lines, file), FolderCells.of(file.toString()), columns, file.toString());
    }
  }

  private static List<String> header(CsvLines lines, Path file) throws IOException {
    if (!lines.next()) {
      throw new InputException("%s is empty; expected a header line".formatted(file));
    }
    return CsvColumns.header(lines);
  }

  /** Converts one file; returns the number of rows so far. */
  private static long convert(
      Configuration conf,
      Path file,
      CsvColumns columns,
      NullMarkers nulls,
      FeatureTableWriter writer,
      long before)
      throws IOException {
    try (CsvLines lines = new CsvLines(conf, file)) {
      List<String> header = header(lines, file);
      if (!header.equals(columns.header())) {
        throw new InputException(
            "%s: expected the columns of the first file, %s, but found %s"
                .formatted(lines.where(), columns.header(), header));
      }
      CsvLine line = new CsvLine();
      FolderCells folders = FolderCells.of(file.toString(), nulls);
      long rows = before;
      while (lines.next()) {
        rows++;
        split(lines, line, header.size());
        writer.write(row(lines, line, columns, folders, nulls, rows));
      }
      return rows;
    }
  }

  private static void split(CsvLines lines, CsvLine line, int width) {
    try {
      line.parse(lines.bytes(), 0, lines.length());
    } catch (MalformedRecordException e) {
      throw new InputException("%s: %s".formatted(lines.where(), e.getMessage()), e);
    }
    if (line.fields() != width) {
      throw new InputException(
          "%s: expected %d columns but found %d".formatted(lines.where(), width, line.fields()));
    }
  }

  private static boolean isMissing(CsvLine line, int at, NullMarkers nulls) {
    return line.length(at) == 0
        || nulls.contain(line.fieldBytes(at), line.from(at), line.length(at));
  }

  private static String text(CsvLine line, int at, NullMarkers nulls)
      throws MalformedRecordException {
    return isMissing(line, at, nulls) ? null : line.text(at);
  }

  /** NaN if missing. */
  private static double number(CsvLine line, int at, NullMarkers nulls)
      throws MalformedRecordException {
    return isMissing(line, at, nulls)
        ? Double.NaN
        : NumberParser.parse(line.fieldBytes(at), line.from(at), line.length(at));
  }

  private static FeatureRow row(
      CsvLines lines,
      CsvLine line,
      CsvColumns columns,
      FolderCells folders,
      NullMarkers nulls,
      long number) {
    TableColumns names = columns.names();
    int at = columns.subject();
    try {
      String found =
          at >= 0
              ? text(line, at, nulls)
              : columns.numbered() ? Long.toString(number) : folders.text(names.subject());
      String subject = found == null ? "" : found; // read back as a missing one
      at = columns.label();
      String label =
          at >= 0
              ? text(line, at, nulls)
              : folders.has(names.label()) ? folders.text(names.label()) : null;
      at = columns.split();
      SplitWord split =
          names.split() == null
              ? null
              : SplitWord.of(at >= 0 ? text(line, at, nulls) : folders.text(names.split()));
      at = columns.weight();
      double weight =
          names.weight() == null
              ? 1
              : RowWeight.checked(
                  at < 0 ? folders.number(names.weight()) : number(line, at, nulls));
      double[] values = new double[columns.features()];
      for (int j = 0; j < values.length; j++) {
        at = columns.feature(j);
        values[j] = at < 0 ? folders.number(names.features().get(j)) : number(line, at, nulls);
      }
      return new FeatureRow(subject, label, split, weight, values);
    } catch (MalformedRecordException | InputException e) {
      throw new InputException(
          "%s, %s: %s".formatted(lines.where(), columns.where(at), e.getMessage()), e);
    }
  }
}
