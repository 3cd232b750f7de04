package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.input.Partition;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NullMarkers;
import io.pulsemill.series.NumberParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * The cells that the folders of a file, {@code NAME=VALUE}, give to each of its rows, whatever the
 * file holds itself.
 */
final class FolderCells {
  private final String file;
  private final Partition partition;
  private final NullMarkers nulls;

  private FolderCells(String file, NullMarkers nulls) {
    this.file = file;
    this.nulls = nulls;
    partition = Partition.of(new Path(file));
  }

  /** Of a file of Parquet. */
  static FolderCells of(String file) {
    return of(file, new NullMarkers(List.of(), StandardCharsets.UTF_8));
  }

  /** Of a file of CSV; {@code nulls} are missing. */
  static FolderCells of(String file, NullMarkers nulls) {
    return new FolderCells(file, nulls);
  }

  boolean has(String column) {
    return column != null && partition.column(column).isPresent();
  }

  /** The names of the columns. */
  List<String> names() {
    return partition.names();
  }

  /** What a message adds to a list of columns: those that folders give; empty if none. */
  String listed() {
    return names().isEmpty() ? "" : ", in folders: " + names();
  }

  /** A cell as text; null if it is missing. */
  String text(String column) {
    String value = partition.column(column).orElseThrow().value();
    if (value == null || value.isEmpty()) {
      return null;
    }
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    return nulls.contain(text, 0, text.length) ? null : value;
  }

  /**
   * A cell as a number; NaN if it is missing.
   *
   * @throws InputException naming file and folder if it is none
   */
  double number(String column) {
    String value = text(column);
    if (value == null) {
      return Double.NaN;
    }
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    try {
      return NumberParser.parse(text, 0, text.length);
    } catch (MalformedRecordException e) {
      throw new InputException(
          "%s: folder '%s': %s"
              .formatted(file, partition.column(column).orElseThrow().folder(), e.getMessage()),
          e);
    }
  }

  /** A column of numbers. */
  double[] numbers(String column, int rows) {
    double[] numbers = new double[rows];
    Arrays.fill(numbers, number(column));
    return numbers;
  }

  /** The column of the subjects. */
  SubjectColumn subjects(String column, int rows) {
    SubjectColumn subjects = new SubjectColumn(rows);
    String text = text(column);
    for (int r = 0; r < rows; r++) {
      if (text == null) {
        subjects.addMissing();
      } else {
        subjects.add(text);
      }
    }
    return subjects;
  }
}
