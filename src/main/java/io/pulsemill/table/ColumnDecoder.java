package io.pulsemill.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/** Decodes the flat columns of one row group into arrays, a column at a time. */
final class ColumnDecoder {
  private final ColumnReadStoreImpl store;
  private final MessageType schema;
  private final int rows;

  ColumnDecoder(PageReadStore pages, MessageType schema, String createdBy, int rows) {
    store = new ColumnReadStoreImpl(pages, new NoRecords(), schema, createdBy);
    this.schema = schema;
    this.rows = rows;
  }

  /** Numbers as doubles; NaN for a null, a NaN and an infinity. */
  double[] numbers(String column) {
    ColumnReader in = reader(column);
    ToDoubleFunction<ColumnReader> number = number(in.getDescriptor().getPrimitiveType());
    int defined = in.getDescriptor().getMaxDefinitionLevel();
    double[] values = new double[rows];
    for (int r = 0; r < rows; r++) {
      double value =
          in.getCurrentDefinitionLevel() == defined ? number.applyAsDouble(in) : Double.NaN;
      values[r] = Double.isFinite(value) ? value : Double.NaN;
      in.consume();
    }
    return values;
  }

  /** Text, or whole numbers as decimal text; null for a null and for empty text. */
  String[] texts(String column) {
    ColumnReader in = reader(column);
    Function<ColumnReader, String> text = text(in.getDescriptor().getPrimitiveType());
    int defined = in.getDescriptor().getMaxDefinitionLevel();
    String[] texts = new String[rows];
    for (int r = 0; r < rows; r++) {
      if (in.getCurrentDefinitionLevel() == defined) {
        String found = text.apply(in);
        texts[r] = found.isEmpty() ? null : found;
      }
      in.consume();
    }
    return texts;
  }

  /** Like {@link #texts} for a column of few distinct texts: no string is made a row. */
  Codes codes(String column) {
    ColumnReader in = reader(column);
    PrimitiveType type = in.getDescriptor().getPrimitiveType();
    boolean binary = TableSchema.isText(type);
    Function<ColumnReader, String> text = text(type);
    int defined = in.getDescriptor().getMaxDefinitionLevel();
    Codes codes = new Codes(new int[rows], new ArrayList<>());
    Map<Object, Integer> known = new HashMap<>();
    for (int r = 0; r < rows; r++) {
      codes.codes[r] = -1;
      if (in.getCurrentDefinitionLevel() == defined) {
        Object key = binary ? in.getBinary() : (Object) text.apply(in);
        Integer code = known.get(key);
        if (code == null) {
          code = codes.add(binary ? ((Binary) key).toStringUsingUTF8() : (String) key);
          // A copy: the text met may be a view of a whole page.
          known.put(binary ? ((Binary) key).copy() : key, code);
        }
        codes.codes[r] = code;
      }
      in.consume();
    }
    return codes;
  }

  private ColumnReader reader(String column) {
    return store.getColumnReader(schema.getColumnDescription(new String[] {column}));
  }

  private static ToDoubleFunction<ColumnReader> number(PrimitiveType type) {
    boolean unsigned = TableSchema.isUnsigned(type);
    return switch (type.getPrimitiveTypeName()) {
      case INT32 ->
          unsigned ? in -> Integer.toUnsignedLong(in.getInteger()) : ColumnReader::getInteger;
      case INT64 -> unsigned ? in -> unsigned(in.getLong()) : ColumnReader::getLong;
      case FLOAT -> ColumnReader::getFloat;
      case DOUBLE -> ColumnReader::getDouble;
      case BOOLEAN -> in -> in.getBoolean() ? 1 : 0;
      default -> throw new IllegalStateException("Not a number: " + type);
    };
  }

  private static Function<ColumnReader, String> text(PrimitiveType type) {
    boolean unsigned = TableSchema.isUnsigned(type);
    return switch (type.getPrimitiveTypeName()) {
      case INT32 ->
          unsigned
              ? in -> Integer.toUnsignedString(in.getInteger())
              : in -> Integer.toString(in.getInteger());
      case INT64 ->
          unsigned ? in -> Long.toUnsignedString(in.getLong()) : in -> Long.toString(in.getLong());
      default -> in -> in.getBinary().toStringUsingUTF8();
    };
  }

  /** An unsigned 64-bit number, rounded once: the bit shifted out stays as a sticky one. */
  private static double unsigned(long bits) {
    return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
  }

  /** Texts by code: {@code texts.get(codes[r])} is the text of row r, code −1 none. */
  static final class Codes {
    private final int[] codes;
    private final List<String> texts;

    private Codes(int[] codes, List<String> texts) {
      this.codes = codes;
      this.texts = texts;
    }

    int[] codes() {
      return codes;
    }

    List<String> texts() {
      return texts;
    }

    /** The code of a text met for the first time; −1 for empty text. */
    private int add(String text) {
      if (text.isEmpty()) {
        return -1;
      }
      texts.add(text);
      return texts.size() - 1;
    }
  }

  /** Parquet wants a converter for every column; we ask the column readers ourselves. */
  private static final class NoRecords extends GroupConverter {
    private final Converter column = new PrimitiveConverter() {};

    @Override
    public Converter getConverter(int fieldIndex) {
      return column;
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
