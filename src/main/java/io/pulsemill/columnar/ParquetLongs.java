package io.pulsemill.columnar;

import io.pulsemill.table.ColumnPages;
import io.pulsemill.table.TableSchema;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Whole numbers of 32 or 64 bits, as they are stored. */
final class ParquetLongs extends ParquetColumn {
  private final Cells.OfLongs cells;
  private final boolean narrow;
  private final boolean unsigned;

  /** Of the dictionary, by id; null until a page needs it. */
  private long @Nullable [] byId;

  ParquetLongs(ColumnDescriptor descriptor, String createdBy, Cells.OfLongs cells) {
    super(descriptor, createdBy);
    this.cells = cells;
    PrimitiveType type = descriptor.getPrimitiveType();
    narrow = type.getPrimitiveTypeName() == PrimitiveTypeName.INT32;
    unsigned = TableSchema.isUnsigned(type);
  }

  @Override
  void decode(ColumnPages page, int from, int to, int count) {
    Dictionary dictionary = page.dictionary();
    int[] ids = dictionary == null ? null : ids(page, from, count);
    long[] table = dictionary == null ? null : table(dictionary);
    if (ids != null && table != null && page.allDefined()) {
      Arrays.fill(cells.nulls, to, to + count, false);
      for (int i = 0; i < count; i++) {
        cells.values[to + i] = table[ids[i]];
      }
      return;
    }
    ByteBuffer plain = plain();
    ValuesReader in = page.values();
    int next = 0;
    for (int i = 0; i < count; i++) {
      boolean defined = page.defined(from + i);
      cells.nulls[to + i] = !defined;
      if (defined) {
        cells.values[to + i] =
            ids != null && table != null
                ? table[ids[next++]]
                : plain != null ? read(plain) : read(in);
      }
    }
  }

  private long read(ByteBuffer plain) {
    return narrow ? wide(plain.getInt()) : plain.getLong();
  }

  private long read(ValuesReader in) {
    return narrow ? wide(in.readInteger()) : in.readLong();
  }

  @Override
  void startDictionary() {
    byId = null;
  }

  private long[] table(Dictionary dictionary) {
    long[] table = byId;
    if (table == null) {
      table = new long[dictionary.getMaxId() + 1];
      for (int id = 0; id < table.length; id++) {
        table[id] = entry(dictionary, id);
      }
      byId = table;
    }
    return table;
  }

  private long entry(Dictionary dictionary, int id) {
    return narrow ? wide(dictionary.decodeToInt(id)) : dictionary.decodeToLong(id);
  }

  private long wide(int stored) {
    return unsigned ? Integer.toUnsignedLong(stored) : stored;
  }
}
