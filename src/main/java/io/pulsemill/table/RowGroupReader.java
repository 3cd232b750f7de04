package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.timing.WorkTime;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;

/**
 * Reads row groups of a table, only the columns asked for. The last file stays open, so that the
 * row groups of a file, read in order, cost one open. Not for several threads.
 */
public final class RowGroupReader implements Closeable {
  /** A subject's text and where it begins; ample for an id. */
  private static final long TEXT_BYTES = 80;

  private final Configuration conf;
  private final TableColumns columns;
  private final long maxBytes;
  private final WorkTime time;
  private FileStamp file;
  private ChunkSums chunks;
  private ParquetFileReader reader;
  private MessageType schema;
  private FolderCells folders;

  /** Decodes columns of a row group whose pages are at hand. */
  private interface Decoding<T> {
    T decode(ColumnDecoder decoder) throws IOException;
  }

  /** All columns but the features; null, but for the subjects, if not asked for. */
  static final class Names {
    private final SubjectColumn subjects;
    private final CodedColumn labels;
    private final SplitColumn split;
    private final double[] weights;

    private Names(SubjectColumn subjects, CodedColumn labels, SplitColumn split, double[] weights) {
      this.subjects = subjects;
      this.labels = labels;
      this.split = split;
      this.weights = weights;
    }

    SubjectColumn subjects() {
      return subjects;
    }

    CodedColumn labels() {
      return labels;
    }

    /** The row group of these and {@code values}, column-major. */
    RowGroup with(double[][] values) {
      return labels == null
          ? new RowGroup(values, subjects, null, List.of(), split, weights)
          : new RowGroup(values, subjects, labels.codes(), labels.texts(), split, weights);
    }
  }

  /**
   * @param columns with the features resolved, as {@link FeatureTable#columns} has them
   */
  public RowGroupReader(Configuration conf, TableColumns columns) {
    this(conf, columns, new WorkTime());
  }

  /** A reader; {@code time} receives the time it takes. */
  public RowGroupReader(Configuration conf, TableColumns columns, WorkTime time) {
    this(conf, columns, Runtime.getRuntime().maxMemory(), time);
  }

  RowGroupReader(Configuration conf, TableColumns columns, long maxBytes, WorkTime time) {
    if (columns.features().isEmpty()) {
      throw new IllegalArgumentException("Expected feature names but found none");
    }
    this.conf = conf;
    this.columns = columns;
    this.maxBytes = maxBytes;
    this.time = time;
  }

  /**
   * Reads one row group.
   *
   * @throws InputException if it is too large to be held in memory
   * @throws DamagedTableException if the file is not the one the table was opened with, or its
   *     bytes are not those recorded of it
   * @throws IOException naming the file, if it cannot be read
   */
  public RowGroup read(RowGroupRef ref) throws IOException {
    List<String> features = columns.features();
    List<String> all = new ArrayList<>(columns.others());
    all.addAll(features);
    return read(
        ref,
        all,
        decoder -> {
          double[][] values = numbers(decoder, features, (int) ref.rows());
          return names(decoder, ref).with(values);
        });
  }

  /** Reads all but the features. */
  Names readNames(RowGroupRef ref) throws IOException {
    return read(ref, columns.others(), decoder -> names(decoder, ref));
  }

  /** Reads the features {@code from…to − 1}, column-major. */
  double[][] readNumbers(RowGroupRef ref, int from, int to) throws IOException {
    List<String> slice = columns.features().subList(from, to);
    return read(ref, slice, decoder -> numbers(decoder, slice, (int) ref.rows()));
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    reader = null;
    file = null;
  }

  private <T> T read(RowGroupRef ref, List<String> all, Decoding<T> decoding) throws IOException {
    checkSize(ref);
    long start = time.start();
    try {
      open(ref);
      List<String> names = all.stream().filter(name -> !folders.has(name)).toList();
      if (names.isEmpty()) {
        return decoding.decode(null);
      }
      MessageType requested =
          new MessageType(schema.getName(), names.stream().map(schema::getType).toList());
      reader.setRequestedSchema(requested);
      if (ref.index() < reader.getRowGroups().size()) {
        chunks.expect(ref, reader.getRowGroups().get(ref.index()));
      }
      try (PageReadStore pages = reader.readRowGroup(ref.index())) {
        if (pages == null || pages.getRowCount() != ref.rows()) {
          throw new IOException(
              "expected %d rows but found %s: did the file change?"
                  .formatted(ref.rows(), pages == null ? "no row group" : pages.getRowCount()));
        }
        chunks.requireChecked(names);
        String createdBy = reader.getFileMetaData().getCreatedBy();
        start = time.read(start);
        T decoded =
            decoding.decode(new ColumnDecoder(pages, requested, createdBy, (int) ref.rows()));
        time.decode(start);
        return decoded;
      }
    } catch (InputException e) {
      throw e; // names the file already
    } catch (IOException | RuntimeException e) {
      close();
      throw new IOException("Reading %s: %s".formatted(ref, e.getMessage()), e);
    }
  }

  private void open(RowGroupRef ref) throws IOException {
    FileStamp next = ref.stamp();
    if (!next.equals(file)) {
      close();
      TableFile opened = TableFile.open(conf, next);
      reader = ParquetFiles.open(conf, opened, ref.hasSums());
      chunks = opened.chunks();
      folders = FolderCells.of(next.file());
      schema =
          TableSchema.project(reader.getFileMetaData().getSchema(), columns, folders, next.file());
      file = next;
    }
  }

  /** {@code decoder}: null if folders give all. */
  private double[][] numbers(ColumnDecoder decoder, List<String> features, int rows)
      throws IOException {
    double[][] values = new double[features.size()][];
    for (int j = 0; j < values.length; j++) {
      String feature = features.get(j);
      values[j] = folders.has(feature) ? folders.numbers(feature, rows) : decoder.numbers(feature);
    }
    return values;
  }

  private Names names(ColumnDecoder decoder, RowGroupRef ref) throws IOException {
    int rows = (int) ref.rows();
    String subject = columns.subject();
    return new Names(
        folders.has(subject) ? folders.subjects(subject, rows) : decoder.subjects(subject),
        columns.label() == null ? null : texts(decoder, columns.label(), rows),
        columns.split() == null ? null : split(texts(decoder, columns.split(), rows), ref),
        columns.weight() == null ? null : weights(decoder, ref));
  }

  private CodedColumn texts(ColumnDecoder decoder, String name, int rows) throws IOException {
    return folders.has(name) ? new CodedColumn(folders.text(name), rows) : decoder.codes(name);
  }

  private SplitColumn split(CodedColumn texts, RowGroupRef ref) {
    return new SplitColumn(texts, columns.split(), ref.file(), rowsBefore(ref));
  }

  private double[] weights(ColumnDecoder decoder, RowGroupRef ref) throws IOException {
    double[] values = numbers(decoder, List.of(columns.weight()), (int) ref.rows())[0];
    return WeightColumn.checked(values, columns.weight(), ref.file(), rowsBefore(ref));
  }

  private long rowsBefore(RowGroupRef ref) {
    return reader.getRowGroups().subList(0, ref.index()).stream()
        .mapToLong(BlockMetaData::getRowCount)
        .sum();
  }

  private void checkSize(RowGroupRef ref) {
    long bytesPerRow = Double.BYTES * (long) columns.features().size() + TEXT_BYTES;
    if (ref.rows() > Integer.MAX_VALUE - 8 || ref.rows() > maxBytes / bytesPerRow) {
      throw new InputException(
          ("%s holds %d rows of %d features, more than fit into the memory of %d MiB; write the"
                  + " table with smaller row groups")
              .formatted(ref, ref.rows(), columns.features().size(), maxBytes >> 20));
    }
  }
}
