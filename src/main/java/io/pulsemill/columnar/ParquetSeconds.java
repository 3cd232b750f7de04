package io.pulsemill.columnar;

import io.pulsemill.table.ColumnPages;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;

/**
 * INT96: 64 bits nanoseconds of a day, 32 bits the Julian day, both little-endian; of UTC, as Spark
 * and Hive write it.
 */
final class ParquetSeconds extends ParquetColumn {
  private static final int JULIAN_DAY_OF_1970 = 2_440_588;
  private static final long SECONDS_A_DAY = 86_400;
  private static final long NANOS_A_SECOND = 1_000_000_000;

  private final Cells.OfSeconds cells;

  ParquetSeconds(ColumnDescriptor descriptor, String createdBy, Cells.OfSeconds cells) {
    super(descriptor, createdBy);
    this.cells = cells;
  }

  @Override
  void decode(ColumnPages page, int from, int to, int count) {
    ValuesReader in = page.values();
    Dictionary dictionary = page.dictionary();
    for (int i = 0; i < count; i++) {
      boolean defined = page.defined(from + i);
      cells.nulls[to + i] = !defined;
      if (defined) {
        take(
            to + i,
            dictionary == null
                ? in.readBytes()
                : dictionary.decodeToBinary(in.readValueDictionaryId()));
      }
    }
  }

  private void take(int row, Binary stored) {
    ByteBuffer bytes = stored.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanosOfDay = bytes.getLong(bytes.position());
    long day = bytes.getInt(bytes.position() + Long.BYTES);
    cells.seconds[row] =
        (day - JULIAN_DAY_OF_1970) * SECONDS_A_DAY + Math.floorDiv(nanosOfDay, NANOS_A_SECOND);
    cells.nanos[row] = (int) Math.floorMod(nanosOfDay, NANOS_A_SECOND);
  }
}
