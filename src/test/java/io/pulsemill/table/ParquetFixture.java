package io.pulsemill.table;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Parquet files of any schema with Parquet's own example writer. */
public final class ParquetFixture {
  static final String LABELED =
      "message t { required binary subject (STRING); optional binary label (STRING);"
          + " optional double a; optional double b; }";

  private ParquetFixture() {}

  /**
   * Writes a file.
   *
   * @param rows cells in the order of the schema's primitive columns; null is a null
   */
  public static Path write(
      java.nio.file.Path file, String schema, int rowGroupRows, Object[]... rows)
      throws IOException {
    return write(WriterVersion.PARQUET_1_0, true, file, schema, rowGroupRows, rows);
  }

  /** The same with pages of either version, with dictionaries or without. */
  public static Path write(
      WriterVersion version,
      boolean dictionaries,
      java.nio.file.Path file,
      String schema,
      int rowGroupRows,
      Object[]... rows)
      throws IOException {
    MessageType type = MessageTypeParser.parseMessageType(schema);
    SimpleGroupFactory groups = new SimpleGroupFactory(type);
    Files.createDirectories(file.getParent());
    Path path = new Path(file.toUri());
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(path)
            .withConf(new Configuration())
            .withType(type)
            .withWriterVersion(version)
            .withDictionaryEncoding(dictionaries)
            .withRowGroupRowCountLimit(rowGroupRows)
            .build()) {
      for (Object[] cells : rows) {
        Group row = groups.newGroup();
        for (int i = 0; i < cells.length; i++) {
          add(row, i, cells[i]);
        }
        writer.write(row);
      }
    }
    return path;
  }

  /** A table of {@code rows} rows of {@link #LABELED}, subjects {@code prefix0 …}. */
  static Path numbered(java.nio.file.Path file, String prefix, int rows, int rowGroupRows)
      throws IOException {
    Object[][] cells = new Object[rows][];
    for (int r = 0; r < rows; r++) {
      cells[r] = row(prefix + r, r % 2 == 0 ? "even" : "odd", (double) r, r / 2.0);
    }
    return write(file, LABELED, rowGroupRows, cells);
  }

  static Object[] row(Object... cells) {
    return cells;
  }

  private static void add(Group row, int field, Object cell) {
    if (cell instanceof String text) {
      row.add(field, Binary.fromString(text));
    } else if (cell instanceof Integer number) {
      row.add(field, number);
    } else if (cell instanceof Long number) {
      row.add(field, number);
    } else if (cell instanceof Float number) {
      row.add(field, number);
    } else if (cell instanceof Double number) {
      row.add(field, number);
    } else if (cell instanceof Boolean yes) {
      row.add(field, yes);
    } else if (cell instanceof byte[] bytes) {
      row.add(field, Binary.fromConstantByteArray(bytes));
    } else if (cell != null) {
      throw new IllegalArgumentException("No column holds " + cell);
    }
  }
}
