package io.pulsemill.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulsemill.series.ShortestDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.avro.Schema;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Takes the values of a field, one record after the other, into cells. */
interface AvroColumn {
  /** Takes a record's value; null if it has none. */
  void take(int row, @Nullable Object datum);

  /** Subjects or labels. */
  static AvroColumn words(Schema type, Words words, Cells.OfWords cells) {
    boolean uuid = AvroTypes.isUuid(type);
    return (row, datum) -> {
      Word word;
      if (datum == null) {
        word = words.none();
      } else if (datum instanceof Utf8 text) {
        word = words.of(text.getBytes(), 0, text.getByteLength());
      } else if (datum instanceof Number number) {
        word = words.of(number.longValue(), false);
      } else if (uuid) {
        word = words.ofUuid(AvroTypes.bytes(datum));
      } else { // a string, an enum's symbol, a boolean
        byte[] text = datum.toString().getBytes(UTF_8);
        word = words.of(text, 0, text.length);
      }
      cells.words[row] = word;
    };
  }

  /** Whole numbers. */
  static AvroColumn longs(Cells.OfLongs cells) {
    return (row, datum) -> {
      cells.nulls[row] = datum == null;
      if (datum != null) {
        cells.values[row] = ((Number) datum).longValue();
      }
    };
  }

  /** Texts. */
  static AvroColumn bytes(Cells.OfBytes cells) {
    return (row, datum) -> {
      cells.nulls[row] = datum == null;
      if (datum == null) {
        cells.reserve(row, 0);
        return;
      }
      Utf8 text = datum instanceof Utf8 utf8 ? utf8 : new Utf8(datum.toString());
      cells.reserve(row, text.getByteLength());
      System.arraycopy(text.getBytes(), 0, cells.bytes, cells.starts[row], text.getByteLength());
    };
  }

  /** Numbers, as the doubles that their text would be. */
  static AvroColumn doubles(Schema type, Cells.OfDoubles cells) {
    int scale = AvroTypes.scale(type).orElse(0);
    return (row, datum) -> {
      cells.nulls[row] = datum == null;
      if (datum instanceof Float number) {
        cells.values[row] = ShortestDecimal.of(number);
      } else if (datum instanceof Number number) {
        cells.values[row] = number.doubleValue();
      } else if (datum != null) {
        cells.values[row] =
            new BigDecimal(new BigInteger(AvroTypes.bytes(datum)), scale).doubleValue();
      }
    };
  }
}
