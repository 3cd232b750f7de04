package io.pulsemill.columnar;

import io.pulsemill.table.ColumnPages;
import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;

/** Texts that are times or numbers. */
final class ParquetBytes extends ParquetColumn {
  private final Cells.OfBytes cells;

  ParquetBytes(ColumnDescriptor descriptor, String createdBy, Cells.OfBytes cells) {
    super(descriptor, createdBy);
    this.cells = cells;
  }

  @Override
  void decode(ColumnPages page, int from, int to, int count) {
    ValuesReader in = page.values();
    Dictionary dictionary = page.dictionary();
    for (int i = 0; i < count; i++) {
      int row = to + i;
      cells.nulls[row] = !page.defined(from + i);
      if (cells.nulls[row]) {
        cells.reserve(row, 0);
        continue;
      }
      Binary text =
          dictionary == null
              ? in.readBytes()
              : dictionary.decodeToBinary(in.readValueDictionaryId());
      ByteBuffer bytes = text.toByteBuffer();
      int length = bytes.remaining();
      cells.reserve(row, length);
      bytes.get(cells.bytes, cells.starts[row], length);
    }
  }
}
