package io.pulsemill.columnar;

import io.pulsemill.table.ColumnPages;
import io.pulsemill.table.TableSchema;
import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Subjects or labels: texts, whole numbers, UUIDs, booleans. */
final class ParquetWords extends ParquetColumn {
  private final PrimitiveType type;
  private final boolean text;
  private final boolean unsigned;
  private final Words words;
  private final Cells.OfWords cells;

  /** Of the dictionary, by id; null until a page needs it, its entries until they are met. */
  private @Nullable Word @Nullable [] byId;

  ParquetWords(ColumnDescriptor descriptor, String createdBy, Words words, Cells.OfWords cells) {
    super(descriptor, createdBy);
    type = descriptor.getPrimitiveType();
    text = ParquetTypes.isText(type);
    unsigned = TableSchema.isUnsigned(type);
    this.words = words;
    this.cells = cells;
  }

  @Override
  void startDictionary() {
    byId = null;
  }

  @Override
  void decode(ColumnPages page, int from, int to, int count) {
    Dictionary dictionary = page.dictionary();
    int[] ids = dictionary == null ? null : ids(page, from, count);
    if (dictionary != null && ids != null && page.allDefined()) {
      for (int i = 0; i < count; i++) {
        cells.words[to + i] = entry(dictionary, ids[i]);
      }
      return;
    }
    ByteBuffer plain = text ? plain() : null;
    ValuesReader in = page.values();
    int next = 0;
    for (int i = 0; i < count; i++) {
      Word word;
      if (!page.defined(from + i)) {
        word = words.none();
      } else if (dictionary != null && ids != null) {
        word = entry(dictionary, ids[next++]);
      } else {
        word = plain == null ? read(in) : read(plain);
      }
      cells.words[to + i] = word;
    }
  }

  private Word read(ByteBuffer plain) {
    int length = plain.getInt();
    int at = plain.position();
    plain.position(Math.addExact(at, length)); // fails if it is not there
    if (plain.hasArray()) {
      return words.of(plain.array(), plain.arrayOffset() + at, length);
    }
    byte[] bytes = new byte[length];
    plain.get(at, bytes);
    return words.of(bytes, 0, length);
  }

  private Word read(ValuesReader in) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> words.of(wide(in.readInteger()), false);
      case INT64 -> words.of(in.readLong(), unsigned);
      case BOOLEAN -> words.of(Boolean.toString(in.readBoolean()));
      default -> word(in.readBytes());
    };
  }

  private Word entry(Dictionary dictionary, int id) {
    @Nullable Word[] known = byId;
    if (known == null) {
      known = new Word[dictionary.getMaxId() + 1];
      byId = known;
    }
    Word word = known[id];
    if (word == null) {
      word =
          switch (type.getPrimitiveTypeName()) {
            case INT32 -> words.of(wide(dictionary.decodeToInt(id)), false);
            case INT64 -> words.of(dictionary.decodeToLong(id), unsigned);
            default -> word(dictionary.decodeToBinary(id));
          };
      known[id] = word;
    }
    return word;
  }

  private long wide(int stored) {
    return unsigned ? Integer.toUnsignedLong(stored) : stored;
  }

  private Word word(Binary stored) {
    byte[] bytes = stored.getBytesUnsafe();
    return text ? words.of(bytes, 0, bytes.length) : words.ofUuid(bytes);
  }
}
