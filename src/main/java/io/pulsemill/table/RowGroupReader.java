package io.pulsemill.table;

import io.pulsemill.InputException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;

/**
 * Reads row groups of a table, only the columns asked for. The last file stays open, so that the
 * row groups of a file, read in order, cost one open. Not for several threads.
 */
public final class RowGroupReader implements Closeable {
  /** A subject is a string object and a reference. */
  private static final long TEXT_BYTES = 80;

  private final Configuration conf;
  private final TableColumns columns;
  private final long maxBytes;
  private String file;
  private ParquetFileReader reader;
  private MessageType schema;

  /**
   * @param columns with the features resolved, as {@link FeatureTable#columns} has them
   */
  public RowGroupReader(Configuration conf, TableColumns columns) {
    this(conf, columns, Runtime.getRuntime().maxMemory());
  }

  RowGroupReader(Configuration conf, TableColumns columns, long maxBytes) {
    if (columns.features().isEmpty()) {
      throw new IllegalArgumentException("Expected the features to be named but found none");
    }
    this.conf = conf;
    this.columns = columns;
    this.maxBytes = maxBytes;
  }

  /**
   * Reads one row group.
   *
   * @throws InputException if it is too large to be held in memory
   * @throws IOException naming the file, if it cannot be read
   */
  public RowGroup read(RowGroupRef ref) throws IOException {
    checkSize(ref);
    try {
      open(ref.file());
      try (PageReadStore pages = reader.readRowGroup(ref.index())) {
        if (pages == null || pages.getRowCount() != ref.rows()) {
          throw new IOException(
              "expected %d rows but found %s: did the file change?"
                  .formatted(ref.rows(), pages == null ? "no row group" : pages.getRowCount()));
        }
        return decode(pages, (int) ref.rows());
      }
    } catch (InputException e) {
      throw e; // names the file already
    } catch (IOException | RuntimeException e) {
      close();
      throw new IOException("Reading %s: %s".formatted(ref, e.getMessage()), e);
    }
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    reader = null;
    file = null;
  }

  private void open(String next) throws IOException {
    if (next.equals(file)) {
      return;
    }
    close();
    reader = ParquetFiles.open(conf, new Path(next));
    schema = TableSchema.project(reader.getFileMetaData().getSchema(), columns, next);
    reader.setRequestedSchema(schema);
    file = next;
  }

  private RowGroup decode(PageReadStore pages, int rows) {
    ColumnDecoder decoder =
        new ColumnDecoder(pages, schema, reader.getFileMetaData().getCreatedBy(), rows);
    List<String> features = columns.features();
    double[][] values = new double[features.size()][];
    for (int j = 0; j < values.length; j++) {
      values[j] = decoder.numbers(features.get(j));
    }
    String[] subjects = decoder.texts(columns.subject());
    if (columns.label() == null) {
      return new RowGroup(values, subjects, null, List.of());
    }
    ColumnDecoder.Codes labels = decoder.codes(columns.label());
    return new RowGroup(values, subjects, labels.codes(), labels.texts());
  }

  private void checkSize(RowGroupRef ref) {
    long bytesPerRow = Double.BYTES * (long) columns.features().size() + TEXT_BYTES;
    if (ref.rows() > Integer.MAX_VALUE - 8 || ref.rows() > maxBytes / bytesPerRow) {
      throw new InputException(
          ("%s holds %d rows of %d features, more than fit into the memory of %d MiB; write the table"
                  + " with smaller row groups")
              .formatted(ref, ref.rows(), columns.features().size(), maxBytes >> 20));
    }
  }
}
