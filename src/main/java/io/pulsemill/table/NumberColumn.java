package io.pulsemill.table;

import java.util.function.ToDoubleFunction;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A column of numbers as doubles; NaN for a null, a NaN and an infinity. */
final class NumberColumn {
  private final NumberType type;
  private final boolean doubles;
  private final double[] values;
  private int at;

  /** Values of the column's dictionary by id; null until a page needs it. */
  private double[] byId;

  NumberColumn(PrimitiveType type, int rows) {
    this.type = new NumberType(type);
    doubles = type.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE;
    values = new double[rows];
  }

  /** Adds the rows of a page. */
  void add(ColumnPages page) {
    if (page.dictionary() != null) {
      takeIds(page, dictionary(page));
    } else if (doubles) {
      takeDoubles(page);
    } else {
      take(page, type.reader());
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
        byId[id] = finite(type.of(dictionary, id));
      }
    }
    return byId;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }
}
