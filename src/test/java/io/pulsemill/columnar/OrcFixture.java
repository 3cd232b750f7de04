package io.pulsemill.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcConf;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.apache.orc.storage.common.type.HiveDecimal;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** Writes ORC files with ORC's own writer. */
public final class OrcFixture {
  private OrcFixture() {}

  /**
   * Writes a file.
   *
   * @param stripeRows rows of a stripe
   * @param rows cells in the order of the schema's columns; null is a null
   */
  public static java.nio.file.Path write(
      java.nio.file.Path file,
      String schema,
      CompressionKind codec,
      int stripeRows,
      Object[]... rows)
      throws IOException {
    return write(true, file, schema, codec, stripeRows, rows);
  }

  /** The same by a writer whose timestamps are those of this machine's zone. */
  public static java.nio.file.Path writeLocal(
      java.nio.file.Path file, String schema, Object[]... rows) throws IOException {
    return write(false, file, schema, CompressionKind.NONE, 100, rows);
  }

  private static java.nio.file.Path write(
      boolean utc,
      java.nio.file.Path file,
      String schema,
      CompressionKind codec,
      int stripeRows,
      Object[]... rows)
      throws IOException {
    Configuration conf = new Configuration();
    conf.setLong(OrcConf.STRIPE_ROW_COUNT.getAttribute(), stripeRows);
    TypeDescription type = TypeDescription.fromString(schema);
    Files.deleteIfExists(file);
    try (Writer writer =
        OrcFile.createWriter(
            new Path(file.toUri()),
            OrcFile.writerOptions(conf).setSchema(type).useUTCTimestamp(utc).compress(codec))) {
      VectorizedRowBatch batch = type.createRowBatch(stripeRows);
      for (Object[] cells : rows) {
        for (int i = 0; i < cells.length; i++) {
          set(batch.cols[i], batch.size, cells[i]);
        }
        batch.size++;
        if (batch.size == stripeRows) {
          writer.addRowBatch(batch);
          batch.reset();
        }
      }
      if (batch.size > 0) {
        writer.addRowBatch(batch);
      }
    }
    return file;
  }

  private static void set(ColumnVector column, int row, Object cell) {
    if (cell == null) {
      column.noNulls = false;
      column.isNull[row] = true;
    } else if (cell instanceof String text) {
      ((BytesColumnVector) column).setVal(row, text.getBytes(UTF_8));
    } else if (cell instanceof byte[] bytes) {
      ((BytesColumnVector) column).setVal(row, bytes);
    } else if (cell instanceof LocalDate day) {
      ((LongColumnVector) column).vector[row] = day.toEpochDay();
    } else if (cell instanceof Timestamp time) {
      TimestampColumnVector times = (TimestampColumnVector) column;
      times.time[row] = time.getTime();
      times.nanos[row] = time.getNanos();
    } else if (cell instanceof LocalDateTime time) {
      set(column, row, utc(time));
    } else if (cell instanceof Boolean yes) {
      ((LongColumnVector) column).vector[row] = yes ? 1 : 0;
    } else if (cell instanceof HiveDecimal decimal) {
      ((DecimalColumnVector) column).set(row, decimal);
    } else if (column instanceof DoubleColumnVector doubles) {
      doubles.vector[row] = ((Number) cell).doubleValue();
    } else {
      ((LongColumnVector) column).vector[row] = ((Number) cell).longValue();
    }
  }

  /** The clocks' time as if they were those of UTC. */
  private static Timestamp utc(LocalDateTime time) {
    return Timestamp.from(time.toInstant(ZoneOffset.UTC));
  }
}
