package io.pulsemill.columnar;

import io.pulsemill.InputException;
import io.pulsemill.input.WatchedStream;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.table.ColumnChunks;
import io.pulsemill.table.TableFile;
import io.pulsemill.table.TableFooter;
import io.pulsemill.table.TableSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** Observations in Parquet files. */
public final class ParquetObservations implements ColumnarFormat {
  private final Configuration conf;

  /** Reads files with the settings of {@code conf}. */
  public ParquetObservations(Configuration conf) {
    this.conf = conf;
  }

  private record Opened(ParquetFileReader reader, WatchedStream raw) {
    MessageType schema() {
      return reader.getFileMetaData().getSchema();
    }
  }

  @Override
  public List<String> header(Path file, WantedColumns wanted) throws IOException {
    Opened opened = open(file);
    try (ParquetFileReader reader = opened.reader()) {
      columns(reader, file, wanted, new Fields(wanted, Dialect.CSV, TimeFormats.STANDARD));
      return names(opened.schema());
    }
  }

  @Override
  public ColumnarReader open(
      Path file, long start, long end, WantedColumns wanted, Dialect dialect, TimeFormats times)
      throws IOException {
    Opened opened = open(file);
    ParquetFileReader reader = opened.reader();
    try {
      Fields fields = new Fields(wanted, dialect, times);
      List<ParquetColumn> columns = columns(reader, file, wanted, fields);
      return new ColumnarReader(
          new ParquetBatches(reader, opened.raw(), columns, start, end), fields);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private Opened open(Path file) throws IOException {
    FileSystem fs = file.getFileSystem(conf);
    FileStatus status = fs.getFileStatus(file);
    WatchedStream raw = new WatchedStream(fs.open(file));
    TableFile opened = TableFile.open(status, HadoopStreams.wrap(new FSDataInputStream(raw)));
    return new Opened(TableFooter.open(conf, opened), raw);
  }

  /** Asks the reader for the columns that are wanted, and has them decoded into fields. */
  private static List<ParquetColumn> columns(
      ParquetFileReader reader, Path file, WantedColumns wanted, Fields fields) {
    FileMetaData meta = reader.getFileMetaData();
    MessageType schema = meta.getSchema();
    List<Type> types = new ArrayList<>();
    List<WantedColumn> found = wanted.in(names(schema), file.toString());
    for (WantedColumn column : found) {
      types.add(schema.getType(column.position()));
    }
    MessageType requested = new MessageType(schema.getName(), types);
    ColumnChunks.requireReadable(reader.getFooter(), requested, file.toString());
    String createdBy = Objects.requireNonNullElse(meta.getCreatedBy(), "");
    List<ParquetColumn> columns = new ArrayList<>();
    for (WantedColumn column : found) {
      Type type = schema.getType(column.position());
      if (!ParquetTypes.isFlat(type)) {
        throw refused(file, column, type);
      }
      columns.add(
          column(
              file,
              column,
              schema.getColumnDescription(new String[] {column.name()}),
              createdBy,
              fields));
    }
    reader.setRequestedSchema(requested);
    return columns;
  }

  private static ParquetColumn column(
      Path file, WantedColumn column, ColumnDescriptor at, String createdBy, Fields fields) {
    PrimitiveType type = at.getPrimitiveType();
    switch (column.role()) {
      case SENSOR, SUBJECT, LABEL -> {
        if (ParquetTypes.isWord(type, column.role())) {
          return new ParquetWords(at, createdBy, fields.words(column), fields.takeWords(column));
        }
      }
      case TIME -> {
        TimeType time = ParquetTypes.timeType(type).orElse(null);
        if (time != null) {
          return times(column, time, at, createdBy, fields);
        }
      }
      case VALUE -> {
        if (ParquetTypes.isNumber(type)) {
          Cells.OfDoubles numbers = new Cells.OfDoubles();
          fields.takeValues(column, numbers);
          return new ParquetDoubles(at, createdBy, numbers);
        }
        if (ParquetTypes.isText(type)) {
          Cells.OfBytes texts = new Cells.OfBytes();
          fields.takeValues(column, texts);
          return new ParquetBytes(at, createdBy, texts);
        }
      }
    }
    throw refused(file, column, type);
  }

  private static ParquetColumn times(
      WantedColumn column, TimeType time, ColumnDescriptor at, String createdBy, Fields fields) {
    switch (time) {
      case TEXT -> {
        Cells.OfBytes texts = new Cells.OfBytes();
        fields.takeTimes(column, time, texts);
        return new ParquetBytes(at, createdBy, texts);
      }
      case MOMENT -> {
        Cells.OfSeconds seconds = new Cells.OfSeconds();
        fields.takeTimes(column, time, seconds);
        return new ParquetSeconds(at, createdBy, seconds);
      }
      default -> {
        Cells.OfLongs numbers = new Cells.OfLongs();
        fields.takeTimes(column, time, numbers);
        return new ParquetLongs(at, createdBy, numbers);
      }
    }
  }

  private static InputException refused(Path file, WantedColumn column, Type type) {
    return column.role().refused(file.toString(), column.name(), TableSchema.describe(type));
  }

  private static List<String> names(MessageType schema) {
    return schema.getFields().stream().map(Type::getName).toList();
  }
}
