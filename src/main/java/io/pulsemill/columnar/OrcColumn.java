package io.pulsemill.columnar;

import io.pulsemill.series.ShortestDecimal;
import java.math.BigDecimal;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.Decimal64ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;

/** Takes a column of a batch into cells. */
abstract class OrcColumn {
  private static final long MILLIS_A_SECOND = 1000;

  /** The column's position in the file's schema. */
  final int position;

  private final Cells cells;

  OrcColumn(int position, Cells cells) {
    this.position = position;
    this.cells = cells;
  }

  /** Takes all rows; a vector may hold one value for all of them. */
  final void take(ColumnVector vector, int rows) {
    for (int row = 0; row < rows; row++) {
      int i = vector.isRepeating ? 0 : row;
      cells.nulls[row] = !vector.noNulls && vector.isNull[i];
      if (cells.nulls[row]) {
        takeNull(row);
      } else {
        take(vector, i, row);
      }
    }
  }

  /** Takes value {@code i} for a row. */
  abstract void take(ColumnVector vector, int i, int row);

  void takeNull(int row) {}

  /** Subjects or labels. */
  static OrcColumn words(int position, TypeDescription type, Words words, Cells.OfWords cells) {
    boolean bool = type.getCategory() == TypeDescription.Category.BOOLEAN;
    return new OrcColumn(position, cells) {
      @Override
      void take(ColumnVector vector, int i, int row) {
        if (vector instanceof BytesColumnVector texts) {
          cells.words[row] = words.of(texts.vector[i], texts.start[i], texts.length[i]);
        } else {
          long number = ((LongColumnVector) vector).vector[i];
          cells.words[row] =
              bool ? words.of(Boolean.toString(number != 0)) : words.of(number, false);
        }
      }

      @Override
      void takeNull(int row) {
        cells.words[row] = words.none();
      }
    };
  }

  /** Whole numbers, or days. */
  static OrcColumn longs(int position, Cells.OfLongs cells) {
    return new OrcColumn(position, cells) {
      @Override
      void take(ColumnVector vector, int i, int row) {
        cells.values[row] = ((LongColumnVector) vector).vector[i];
      }
    };
  }

  /** Timestamps. */
  static OrcColumn seconds(int position, Cells.OfSeconds cells) {
    return new OrcColumn(position, cells) {
      @Override
      void take(ColumnVector vector, int i, int row) {
        TimestampColumnVector times = (TimestampColumnVector) vector;
        cells.seconds[row] = Math.floorDiv(times.time[i], MILLIS_A_SECOND);
        cells.nanos[row] = times.nanos[i];
      }
    };
  }

  /** Texts. */
  static OrcColumn bytes(int position, Cells.OfBytes cells) {
    return new OrcColumn(position, cells) {
      @Override
      void take(ColumnVector vector, int i, int row) {
        BytesColumnVector texts = (BytesColumnVector) vector;
        cells.reserve(row, texts.length[i]);
        System.arraycopy(
            texts.vector[i], texts.start[i], cells.bytes, cells.starts[row], texts.length[i]);
      }

      @Override
      void takeNull(int row) {
        cells.reserve(row, 0);
      }
    };
  }

  /** Numbers, as the doubles that their text would be. */
  static OrcColumn doubles(int position, TypeDescription type, Cells.OfDoubles cells) {
    boolean narrow = type.getCategory() == TypeDescription.Category.FLOAT;
    return new OrcColumn(position, cells) {
      @Override
      void take(ColumnVector vector, int i, int row) {
        if (vector instanceof DoubleColumnVector doubles) {
          double value = doubles.vector[i];
          cells.values[row] = narrow ? ShortestDecimal.of((float) value) : value;
        } else if (vector instanceof Decimal64ColumnVector decimals) {
          cells.values[row] = BigDecimal.valueOf(decimals.vector[i], decimals.scale).doubleValue();
        } else if (vector instanceof LongColumnVector longs) {
          cells.values[row] = longs.vector[i];
        } else {
          cells.values[row] =
              ((DecimalColumnVector) vector)
                  .vector[i]
                  .getHiveDecimal()
                  .bigDecimalValue()
                  .doubleValue();
        }
      }
    };
  }
}
