package io.pulsemill.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;

/**
 * A column of few distinct texts by code: {@code texts().get(codes()[r])} is the text of row r,
 * code −1 a null or empty text.
 */
final class CodedColumn {
  private static final int NONE = -1;
  private static final int UNKNOWN = -2;

  private final boolean binary;
  private final Function<ValuesReader, String> text;
  private final int[] codes;
  private final List<String> texts = new ArrayList<>();
  private final Map<Object, Integer> known = new HashMap<>();

  /** Codes of the entries of the column's dictionary; null until a page has one. */
  private int[] codeOfId;

  private int at;

  CodedColumn(PrimitiveType type, int rows) {
    binary = TableSchema.isText(type);
    text = text(type);
    codes = new int[rows];
  }

  /** A column with the same text, or null, in each row. */
  CodedColumn(String same, int rows) {
    binary = false;
    text = in -> same;
    codes = new int[rows];
    Arrays.fill(codes, same == null ? NONE : add(same));
  }

  /** Reads a value of such a column as text; what is no text as {@link TableSchema} has it. */
  static Function<ValuesReader, String> text(PrimitiveType type) {
    boolean unsigned = TableSchema.isUnsigned(type);
    return switch (type.getPrimitiveTypeName()) {
      case INT32 ->
          unsigned
              ? in -> Integer.toUnsignedString(in.readInteger())
              : in -> Integer.toString(in.readInteger());
      case INT64 ->
          unsigned
              ? in -> Long.toUnsignedString(in.readLong())
              : in -> Long.toString(in.readLong());
      case BOOLEAN -> in -> Boolean.toString(in.readBoolean());
      case FIXED_LEN_BYTE_ARRAY -> in -> uuid(in.readBytes().toByteBuffer());
      default -> in -> in.readBytes().toStringUsingUTF8();
    };
  }

  private static String uuid(ByteBuffer bytes) {
    return new UUID(bytes.getLong(), bytes.getLong()).toString();
  }

  /** Adds the rows of a page. */
  void add(ColumnPages page) {
    boolean byId = binary && page.dictionary() != null;
    for (int i = 0; i < page.rows(); i++, at++) {
      if (!page.defined(i)) {
        codes[at] = NONE;
      } else if (byId) {
        codes[at] = code(page.dictionary(), page.values().readValueDictionaryId());
      } else {
        codes[at] = code(binary ? page.values().readBytes() : text.apply(page.values()));
      }
    }
  }

  int[] codes() {
    return codes;
  }

  /** The distinct texts, in the order they were encountered. */
  List<String> texts() {
    return texts;
  }

  private int code(Dictionary dictionary, int id) {
    if (codeOfId == null) {
      codeOfId = new int[dictionary.getMaxId() + 1];
      Arrays.fill(codeOfId, UNKNOWN);
    }
    if (codeOfId[id] == UNKNOWN) {
      codeOfId[id] = code(dictionary.decodeToBinary(id));
    }
    return codeOfId[id];
  }

  /** {@code met}: text as Parquet has it, or what else is read as text. */
  private int code(Object met) {
    Integer code = known.get(met);
    if (code == null) {
      code = add(binary ? ((Binary) met).toStringUsingUTF8() : (String) met);
      // A copy: the text met may be a view of a whole page.
      known.put(binary ? ((Binary) met).copy() : met, code);
    }
    return code;
  }

  private int add(String found) {
    if (found.isEmpty()) {
      return NONE;
    }
    texts.add(found);
    return texts.size() - 1;
  }
}
