package io.pulsemill.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulsemill.series.FieldText;
import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NullMarkers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Makes the words of a column. Most rows repeat the row before: then comparing bytes is all there
 * is to do, and the same word is returned.
 */
final class Words {
  private static final int UUID_BYTES = 16;

  private final Role role;
  private final NullMarkers nulls;
  private final FieldText strict = new FieldText(UTF_8);
  private final Word none;
  private byte[] bytes = {};
  private Word last;
  private long lastNumber;
  private boolean hasNumber;

  Words(Role role, NullMarkers nulls) {
    this.role = role;
    this.nulls = nulls;
    none = Word.of(role.empty("null"));
    last = Word.of(role.empty("nothing"));
  }

  /** The word of a null. */
  Word none() {
    return none;
  }

  /** The word of {@code utf8[from..from+length)}. */
  Word of(byte[] utf8, int from, int length) {
    if (!Arrays.equals(bytes, 0, bytes.length, utf8, from, from + length)) {
      bytes = Arrays.copyOfRange(utf8, from, from + length);
      last = make(bytes);
    }
    return last;
  }

  /** The word of a whole number, in decimal. */
  Word of(long number, boolean unsigned) {
    if (!hasNumber || number != lastNumber) {
      hasNumber = true;
      lastNumber = number;
      last = of(unsigned ? Long.toUnsignedString(number) : Long.toString(number));
    }
    return last;
  }

  /** The word of a text. */
  Word of(String text) {
    return make(text.getBytes(UTF_8));
  }

  /** The word of a UUID's 16 bytes: its 36 characters. */
  Word ofUuid(byte[] stored) {
    if (!Arrays.equals(bytes, stored)) {
      bytes = stored.clone();
      ByteBuffer halves = ByteBuffer.wrap(stored, 0, UUID_BYTES);
      last = of(new UUID(halves.getLong(), halves.getLong()).toString());
    }
    return last;
  }

  private Word make(byte[] utf8) {
    if (utf8.length == 0) {
      return Word.of(role.empty("nothing"));
    }
    if (nulls.contain(utf8, 0, utf8.length)) {
      return Word.of(role.empty(MalformedRecordException.quoted(new String(utf8, UTF_8))));
    }
    try {
      return Word.of(strict.text(utf8, 0, utf8.length));
    } catch (CharacterCodingException e) {
      return Word.of(
          new MalformedRecordException(
              Malformed.ENCODING,
              "expected UTF-8 but found "
                  + MalformedRecordException.quoted(new String(utf8, UTF_8))));
    }
  }
}
