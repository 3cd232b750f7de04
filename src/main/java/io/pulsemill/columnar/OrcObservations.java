package io.pulsemill.columnar;

import io.pulsemill.InputException;
import io.pulsemill.input.FileKind;
import io.pulsemill.input.InputCheck;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.table.NativeCodecs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.CompressionKind;
import org.apache.orc.EncryptionVariant;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.StripeInformation;
import org.apache.orc.TypeDescription;
import org.apache.orc.TypeDescription.Category;
import org.apache.orc.TypeDescription.RowBatchVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Observations in ORC files. */
public final class OrcObservations implements ColumnarFormat {
  private final Configuration conf;

  /** Reads files with the settings of {@code conf}. */
  public OrcObservations(Configuration conf) {
    this.conf = conf;
  }

  @Override
  public List<String> header(Path file, WantedColumns wanted) throws IOException {
    InputCheck.requireKind(conf, file, FileKind.ORC);
    try (Reader reader = open(file, new WatchedFiles(file.getFileSystem(conf)))) {
      columns(reader, file, wanted, new Fields(wanted, Dialect.CSV, TimeFormats.STANDARD));
      return reader.getSchema().getFieldNames();
    }
  }

  @Override
  public ColumnarReader open(
      Path file, long start, long end, WantedColumns wanted, Dialect dialect, TimeFormats times)
      throws IOException {
    WatchedFiles raw = new WatchedFiles(file.getFileSystem(conf));
    Reader reader = open(file, raw);
    try {
      Fields fields = new Fields(wanted, dialect, times);
      List<OrcColumn> columns = columns(reader, file, wanted, fields);
      TypeDescription schema = reader.getSchema();
      boolean[] include = new boolean[schema.getMaximumId() + 1];
      for (OrcColumn column : columns) {
        include[schema.getChildren().get(column.position).getId()] = true;
      }
      Reader.Options options = reader.options().range(start, end - start).include(include);
      return new ColumnarReader(
          new OrcBatches(
              reader,
              reader.rows(options),
              raw,
              columns,
              schema.createRowBatch(RowBatchVersion.USE_DECIMAL64, Cells.BATCH)),
          fields);
    } catch (InputException e) {
      reader.close();
      throw e;
    } catch (IOException | RuntimeException e) {
      reader.close();
      raw.rethrowFailure();
      throw Damage.of("ORC", e);
    }
  }

  private Reader open(Path file, WatchedFiles raw) throws IOException {
    try {
      Reader reader =
          OrcFile.createReader(
              file,
              OrcFile.readerOptions(conf)
                  .filesystem(raw)
                  .useUTCTimestamp(true) // or local times would be those of this machine
                  .convertToProlepticGregorian(true));
      requireSound(reader, raw.getFileStatus(file).getLen());
      requireReadable(reader, file);
      return reader;
    } catch (InputException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      raw.rethrowFailure();
      throw Damage.of(file, "ORC", e);
    }
  }

  /** The library believes a footer's numbers, and goes on reading where there are no bytes. */
  private static void requireSound(Reader reader, long length) throws IOException {
    long rows = 0;
    long place = 0;
    for (StripeInformation stripe : reader.getStripes()) {
      long end = Math.addExact(stripe.getOffset(), stripe.getLength());
      if (stripe.getOffset() < place || end < place || end > length) {
        throw new IOException(
            "its footer has a stripe of %d bytes at byte %d, the file has %d"
                .formatted(stripe.getLength(), stripe.getOffset(), length));
      }
      place = end;
      rows = Math.addExact(rows, Math.max(0, stripe.getNumberOfRows()));
    }
    if (rows != reader.getNumberOfRows()) {
      throw new IOException(
          "its footer counts %d rows in all but %d in stripes"
              .formatted(reader.getNumberOfRows(), rows));
    }
  }

  private static void requireReadable(Reader reader, Path file) throws IOException {
    if (reader.getSchema().getCategory() != Category.STRUCT) {
      throw new InputException(
          "%s: expected columns but found %s".formatted(file, reader.getSchema().getCategory()));
    }
    switch (reader.getCompressionKind()) {
      case BROTLI ->
          throw new InputException(
              ("%s: it is compressed with %s, which this program cannot read; write it with zstd,"
                      + " snappy, zlib or no compression")
                  .formatted(file, CompressionKind.BROTLI));
      case ZSTD -> NativeCodecs.load(CompressionCodecName.ZSTD);
      default -> {}
    }
  }

  /** Has the columns that are wanted decoded into fields. */
  private static List<OrcColumn> columns(
      Reader reader, Path file, WantedColumns wanted, Fields fields) {
    TypeDescription schema = reader.getSchema();
    List<OrcColumn> columns = new ArrayList<>();
    for (WantedColumn column : wanted.in(schema.getFieldNames(), file.toString())) {
      TypeDescription type = schema.getChildren().get(column.position());
      requireUnencrypted(reader, type, column, file);
      columns.add(column(file, column, type, fields));
    }
    return columns;
  }

  /** Without its key an encrypted column is read as its mask, in which all may be null. */
  private static void requireUnencrypted(
      Reader reader, TypeDescription type, WantedColumn column, Path file) {
    for (EncryptionVariant variant : reader.getEncryptionVariants()) {
      TypeDescription root = variant.getRoot();
      if (type.getId() >= root.getId() && type.getId() <= root.getMaximumId()) {
        throw new InputException(
            "%s: column '%s' is encrypted; decrypt it first".formatted(file, column.name()));
      }
    }
  }

  private static OrcColumn column(
      Path file, WantedColumn column, TypeDescription type, Fields fields) {
    int at = column.position();
    switch (column.role()) {
      case SENSOR, SUBJECT, LABEL -> {
        if (OrcTypes.isWord(type, column.role())) {
          return OrcColumn.words(at, type, fields.words(column), fields.takeWords(column));
        }
      }
      case TIME -> {
        TimeType time = OrcTypes.timeType(type).orElse(null);
        if (time != null) {
          return times(column, time, fields);
        }
      }
      case VALUE -> {
        if (OrcTypes.isNumber(type)) {
          Cells.OfDoubles numbers = new Cells.OfDoubles();
          fields.takeValues(column, numbers);
          return OrcColumn.doubles(at, type, numbers);
        }
        if (OrcTypes.isText(type)) {
          Cells.OfBytes texts = new Cells.OfBytes();
          fields.takeValues(column, texts);
          return OrcColumn.bytes(at, texts);
        }
      }
    }
    throw column.role().refused(file.toString(), column.name(), type.getCategory().getName());
  }

  private static OrcColumn times(WantedColumn column, TimeType time, Fields fields) {
    switch (time) {
      case TEXT -> {
        Cells.OfBytes texts = new Cells.OfBytes();
        fields.takeTimes(column, time, texts);
        return OrcColumn.bytes(column.position(), texts);
      }
      case MOMENT, LOCAL -> {
        Cells.OfSeconds seconds = new Cells.OfSeconds();
        fields.takeTimes(column, time, seconds);
        return OrcColumn.seconds(column.position(), seconds);
      }
      default -> {
        Cells.OfLongs numbers = new Cells.OfLongs();
        fields.takeTimes(column, time, numbers);
        return OrcColumn.longs(column.position(), numbers);
      }
    }
  }
}
