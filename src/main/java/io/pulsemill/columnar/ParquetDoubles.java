package io.pulsemill.columnar;

import io.pulsemill.series.ShortestDecimal;
import io.pulsemill.table.ColumnPages;
import io.pulsemill.table.NumberType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Numbers of any type, as the doubles that their text would be. */
final class ParquetDoubles extends ParquetColumn {
  private final Cells.OfDoubles cells;
  private final boolean doubles;
  private final NumberType type;
  private final ToDoubleFunction<ValuesReader> reader;
  private final DoubleUnaryOperator asText;

  /** Of the dictionary, by id; null until a page needs it. */
  private double @Nullable [] byId;

  ParquetDoubles(ColumnDescriptor descriptor, String createdBy, Cells.OfDoubles cells) {
    super(descriptor, createdBy);
    this.cells = cells;
    PrimitiveType stored = descriptor.getPrimitiveType();
    doubles = stored.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE;
    type = new NumberType(stored);
    reader = type.reader();
    if (stored.getPrimitiveTypeName() == PrimitiveTypeName.FLOAT) {
      asText = number -> ShortestDecimal.of((float) number);
    } else if (stored.getLogicalTypeAnnotation() instanceof Float16LogicalTypeAnnotation) {
      asText = ShortestDecimal::ofHalf;
    } else {
      asText = DoubleUnaryOperator.identity();
    }
  }

  @Override
  void startDictionary() {
    byId = null;
  }

  @Override
  void decode(ColumnPages page, int from, int to, int count) {
    Dictionary dictionary = page.dictionary();
    int[] ids = dictionary == null ? null : ids(page, from, count);
    double[] table = dictionary == null ? null : table(dictionary);
    if (ids != null && table != null && page.allDefined()) {
      Arrays.fill(cells.nulls, to, to + count, false);
      for (int i = 0; i < count; i++) {
        cells.values[to + i] = table[ids[i]];
      }
      return;
    }
    ByteBuffer plain = doubles ? plain() : null;
    ValuesReader in = page.values();
    int next = 0;
    for (int i = 0; i < count; i++) {
      boolean defined = page.defined(from + i);
      cells.nulls[to + i] = !defined;
      if (defined) {
        cells.values[to + i] =
            ids != null && table != null
                ? table[ids[next++]]
                : plain != null ? plain.getDouble() : read(in);
      }
    }
  }

  private double read(ValuesReader in) {
    return doubles ? in.readDouble() : asText.applyAsDouble(reader.applyAsDouble(in));
  }

  private double[] table(Dictionary dictionary) {
    double[] table = byId;
    if (table == null) {
      table = new double[dictionary.getMaxId() + 1];
      for (int id = 0; id < table.length; id++) {
        table[id] = asText.applyAsDouble(type.of(dictionary, id));
      }
      byId = table;
    }
    return table;
  }
}
