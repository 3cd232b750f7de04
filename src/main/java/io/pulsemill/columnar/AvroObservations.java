package io.pulsemill.columnar;

import io.pulsemill.InputException;
import io.pulsemill.input.FileKind;
import io.pulsemill.input.InputCheck;
import io.pulsemill.input.WatchedStream;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.table.NativeCodecs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Observations in Avro's container files. */
public final class AvroObservations implements ColumnarFormat {
  /** Those whose libraries are on Hadoop's class path or travel with the program. */
  private static final Set<String> CODECS =
      Set.of("null", "deflate", "snappy", "bzip2", "zstandard");

  private final Configuration conf;

  /** Reads files with the settings of {@code conf}. */
  public AvroObservations(Configuration conf) {
    this.conf = conf;
  }

  private record Opened(
      DataFileReader<GenericRecord> reader,
      GenericDatumReader<GenericRecord> records,
      WatchedStream raw) {}

  @Override
  public List<String> header(Path file, WantedColumns wanted) throws IOException {
    InputCheck.requireKind(conf, file, FileKind.AVRO);
    Opened opened = open(file);
    try (DataFileReader<GenericRecord> reader = opened.reader()) {
      columns(opened, file, wanted, new Fields(wanted, Dialect.CSV, TimeFormats.STANDARD));
      return names(reader.getSchema());
    }
  }

  @Override
  public ColumnarReader open(
      Path file, long start, long end, WantedColumns wanted, Dialect dialect, TimeFormats times)
      throws IOException {
    Opened opened = open(file);
    try {
      Fields fields = new Fields(wanted, dialect, times);
      List<AvroColumn> columns = columns(opened, file, wanted, fields);
      return new ColumnarReader(
          new AvroBatches(opened.reader(), opened.raw(), columns, start, end), fields);
    } catch (RuntimeException e) {
      opened.reader().close();
      throw e;
    }
  }

  private Opened open(Path file) throws IOException {
    FileSystem fs = file.getFileSystem(conf);
    long length = fs.getFileStatus(file).getLen();
    WatchedStream raw = new WatchedStream(fs.open(file));
    try {
      GenericDatumReader<GenericRecord> records = new GenericDatumReader<>();
      DataFileReader<GenericRecord> reader =
          new DataFileReader<>(new AvroInput(raw, length), records);
      String codec =
          Objects.requireNonNullElse(reader.getMetaString(DataFileConstants.CODEC), "null");
      if (!CODECS.contains(codec)) {
        throw new InputException(
            ("%s: it is compressed with %s, which this program cannot read; write it with snappy,"
                    + " deflate, zstandard, bzip2 or no compression")
                .formatted(file, codec));
      }
      switch (codec) {
        case "snappy" -> NativeCodecs.load(CompressionCodecName.SNAPPY);
        case "zstandard" -> NativeCodecs.load(CompressionCodecName.ZSTD);
        default -> {}
      }
      return new Opened(reader, records, raw);
    } catch (InputException e) {
      raw.close();
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      raw.close();
      raw.rethrowFailure();
      throw Damage.of(file, "Avro", e);
    }
  }

  /** Asks the reader for the fields that are wanted, and has them decoded. */
  private static List<AvroColumn> columns(
      Opened opened, Path file, WantedColumns wanted, Fields fields) {
    Schema schema = opened.reader().getSchema();
    if (schema.getType() != Schema.Type.RECORD) {
      throw new InputException(
          "%s: expected records but found %s".formatted(file, AvroTypes.describe(schema)));
    }
    List<Schema.Field> projected = new ArrayList<>();
    List<AvroColumn> columns = new ArrayList<>();
    for (WantedColumn column : wanted.in(names(schema), file.toString())) {
      Schema.Field field = schema.getField(column.name());
      projected.add(field);
      columns.add(column(file, column, AvroTypes.value(field.schema()), fields));
    }
    opened.records().setExpected(projection(file, schema, projected));
    return columns;
  }

  private static Schema projection(Path file, Schema schema, List<Schema.Field> wanted) {
    List<Schema.Field> fields =
        wanted.stream().map(field -> new Schema.Field(field.name(), field.schema())).toList();
    try {
      return Schema.createRecord(
          schema.getName(), null, schema.getNamespace(), schema.isError(), fields);
    } catch (AvroRuntimeException e) { // a name that Avro reads but does not make
      throw Damage.of(file, "Avro", e);
    }
  }

  private static AvroColumn column(Path file, WantedColumn column, Schema type, Fields fields) {
    switch (column.role()) {
      case SENSOR, SUBJECT, LABEL -> {
        if (AvroTypes.isWord(type, column.role())) {
          return AvroColumn.words(type, fields.words(column), fields.takeWords(column));
        }
      }
      case TIME -> {
        TimeType time = AvroTypes.timeType(type).orElse(null);
        if (time == TimeType.TEXT) {
          Cells.OfBytes texts = new Cells.OfBytes();
          fields.takeTimes(column, time, texts);
          return AvroColumn.bytes(texts);
        }
        if (time != null) {
          Cells.OfLongs numbers = new Cells.OfLongs();
          fields.takeTimes(column, time, numbers);
          return AvroColumn.longs(numbers);
        }
      }
      case VALUE -> {
        if (AvroTypes.isNumber(type)) {
          Cells.OfDoubles numbers = new Cells.OfDoubles();
          fields.takeValues(column, numbers);
          return AvroColumn.doubles(type, numbers);
        }
        if (type.getType() == Schema.Type.STRING) {
          Cells.OfBytes texts = new Cells.OfBytes();
          fields.takeValues(column, texts);
          return AvroColumn.bytes(texts);
        }
      }
    }
    throw column.role().refused(file.toString(), column.name(), AvroTypes.describe(type));
  }

  private static List<String> names(Schema schema) {
    return schema.getType() == Schema.Type.RECORD
        ? schema.getFields().stream().map(Schema.Field::name).toList()
        : List.of();
  }
}
