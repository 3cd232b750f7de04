package io.pulsemill.table;

import java.util.function.ToDoubleFunction;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A column of numbers as doubles; NaN for a null, a NaN and an infinity. */
final class NumberColumn {
  private final PrimitiveType type;
  private final double[] values;
  private int at;

  /** Values of the column's dictionary by id; null until a page needs it. */
  private double[] byId;

  NumberColumn(PrimitiveType type, int rows) {
    this.type = type;
    values = new double[rows];
  }

  /** Adds the rows of a page. */
  void add(ColumnPages page) {
    if (page.dictionary() != null) {
      takeIds(page, dictionary(page));
    } else if (type.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE) {
      takeDoubles(page);
    } else {
      take(page, number(type));
    }
    at += page.rows();
  }

  double[] values() {
    return values;
  }

  private void takeIds(ColumnPages page, double[] table) {
    ValuesReader ids = page.values();
    for (int i = 0; i < page.rows(); i++) {
      values[at + i] = page.defined(i) ? table[ids.readValueDictionaryId()] : Double.NaN;
    }
  }

  private void takeDoubles(ColumnPages page) {
    ValuesReader in = page.values();
    for (int i = 0; i < page.rows(); i++) {
      values[at + i] = page.defined(i) ? finite(in.readDouble()) : Double.NaN;
    }
  }

  private void take(ColumnPages page, ToDoubleFunction<ValuesReader> number) {
    ValuesReader in = page.values();
    for (int i = 0; i < page.rows(); i++) {
      values[at + i] = page.defined(i) ? finite(number.applyAsDouble(in)) : Double.NaN;
    }
  }

  private double[] dictionary(ColumnPages page) {
    if (byId == null) {
      Dictionary dictionary = page.dictionary();
      byId = new double[dictionary.getMaxId() + 1];
      for (int id = 0; id < byId.length; id++) {
        byId[id] = finite(number(dictionary, id, type));
      }
    }
    return byId;
  }

  private static double number(Dictionary dictionary, int id, PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> number(dictionary.decodeToInt(id), type);
      case INT64 -> number(dictionary.decodeToLong(id), type);
      case FLOAT -> dictionary.decodeToFloat(id);
      case DOUBLE -> dictionary.decodeToDouble(id);
      default -> throw new IllegalStateException("Not a number with a dictionary: " + type);
    };
  }

  private static ToDoubleFunction<ValuesReader> number(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> in -> number(in.readInteger(), type);
      case INT64 -> in -> number(in.readLong(), type);
      case FLOAT -> ValuesReader::readFloat;
      case DOUBLE -> ValuesReader::readDouble;
      case BOOLEAN -> in -> in.readBoolean() ? 1 : 0;
      default -> throw new IllegalStateException("Not a number: " + type);
    };
  }

  private static double number(int bits, PrimitiveType type) {
    return TableSchema.isUnsigned(type) ? Integer.toUnsignedLong(bits) : bits;
  }

  /** An unsigned 64-bit number, rounded once: the bit shifted out stays as a sticky one. */
  private static double number(long bits, PrimitiveType type) {
    return bits >= 0 || !TableSchema.isUnsigned(type) ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }
}
