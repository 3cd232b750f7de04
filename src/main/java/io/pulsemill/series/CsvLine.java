package io.pulsemill.series;

import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Objects;

/**
 * One line of a text file, split at the delimiters of its {@link Dialect} into fields. Fields may
 * be quoted as in RFC 4180, within the line: a doubled quote inside quotes is a quote. Space is
 * kept unless the dialect trims it. A {@code \r} at the end of the line is taken off here, and
 * nowhere else.
 *
 * <p>The object is reused from line to line and not for use by several threads. A field is a range
 * of bytes in the line itself; only one with doubled quotes is copied. The ranges hold as long as
 * the caller leaves the line alone.
 */
public final class CsvLine {
  private byte[][] bytes = new byte[8][];
  private int[] from = new int[8];
  private int[] length = new int[8];
  private int fields;
  private final FieldText decoder;
  private final byte[] delimiter;
  private final String delimiterName;
  private final int quote;
  private final boolean trim;

  /** A line of the dialect {@link Dialect#CSV}. */
  public CsvLine() {
    this(Dialect.CSV);
  }

  /** A line of a dialect. */
  public CsvLine(Dialect dialect) {
    decoder = new FieldText(dialect.lineEncoding());
    delimiter = dialect.delimiterBytes();
    delimiterName =
        dialect.delimiter().equals(",")
            ? "a comma"
            : "a delimiter '%s'".formatted(CharacterText.of(dialect.delimiter()));
    quote = dialect.quoteByte();
    trim = dialect.trim();
  }

  /**
   * Splits {@code line[from..to)}, which has no line end but perhaps a {@code \r}. An empty line
   * has one empty field.
   *
   * @throws MalformedRecordException {@link Malformed#QUOTE}: a quote not closed, text after a
   *     closing quote, or a quote inside a field that did not begin with one
   */
  public void parse(byte[] line, int from, int to) throws MalformedRecordException {
    int end = to > from && line[to - 1] == '\r' ? to - 1 : to;
    fields = 0;
    int at = from;
    while (true) {
      at = trim ? skipBlanks(line, at, end) : at;
      at = at < end && line[at] == quote ? quoted(line, at + 1, end) : plain(line, at, end);
      if (at == end) {
        return;
      }
      at += delimiter.length;
    }
  }

  /** How many fields the line has, at least 1. */
  public int fields() {
    return fields;
  }

  /** The array field {@code i} lies in, from {@link #from} on, {@link #length} bytes. */
  public byte[] fieldBytes(int i) {
    return bytes[Objects.checkIndex(i, fields)];
  }

  /** Where field {@code i} begins in {@link #fieldBytes}. */
  public int from(int i) {
    return from[Objects.checkIndex(i, fields)];
  }

  /** Bytes of field {@code i}, without its quotes. */
  public int length(int i) {
    return length[Objects.checkIndex(i, fields)];
  }

  /**
   * Field {@code i} as text.
   *
   * @throws MalformedRecordException {@link Malformed#ENCODING}: not of the encoding
   */
  public String text(int i) throws MalformedRecordException {
    byte[] field = fieldBytes(i);
    try {
      return decoder.text(field, from[i], length[i]);
    } catch (CharacterCodingException e) {
      throw new MalformedRecordException(
          Malformed.ENCODING,
          "expected %s but found %s (see --encoding)"
              .formatted(
                  decoder.encoding(), MalformedRecordException.quoted(field, from[i], length[i])));
    }
  }

  /** Takes a field without quotes; returns where it ends: at a delimiter or at {@code end}. */
  private int plain(byte[] line, int start, int end) throws MalformedRecordException {
    int at = start;
    while (at < end && !isDelimiter(line, at, end)) {
      if (line[at] == quote) {
        throw badQuote("expected quotes around the whole field but found one inside it");
      }
      at++;
    }
    int last = at;
    while (trim && last > start && isBlank(line[last - 1])) {
      last--;
    }
    add(line, start, last - start);
    return at;
  }

  /** Takes a field whose text begins at {@code start}; returns where the field ends. */
  private int quoted(byte[] line, int start, int end) throws MalformedRecordException {
    int doubled = 0;
    int at = start;
    while (at < end && (line[at] != quote || (at + 1 < end && line[at + 1] == quote))) {
      if (line[at] == quote) {
        doubled++;
        at++;
      }
      at++;
    }
    if (at >= end) {
      throw badQuote("expected a closing quote before the end of the line but found none");
    }
    int next = trim ? skipBlanks(line, at + 1, end) : at + 1;
    if (next < end && !isDelimiter(line, next, end)) {
      throw badQuote("expected %s after the closing quote but found text".formatted(delimiterName));
    }
    if (doubled == 0) {
      add(line, start, at - start);
    } else {
      add(undoubled(line, start, at, doubled), 0, at - start - doubled);
    }
    return next;
  }

  private boolean isDelimiter(byte[] line, int at, int end) {
    return line[at] == delimiter[0]
        && (delimiter.length == 1
            || (at + delimiter.length <= end
                && Arrays.equals(line, at, at + delimiter.length, delimiter, 0, delimiter.length)));
  }

  private static int skipBlanks(byte[] line, int from, int end) {
    int at = from;
    while (at < end && isBlank(line[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private byte[] undoubled(byte[] line, int start, int end, int doubled) {
    byte[] text = new byte[end - start - doubled];
    int at = start;
    for (int i = 0; i < text.length; i++) {
      text[i] = line[at];
      at += line[at] == quote ? 2 : 1;
    }
    return text;
  }

  private MalformedRecordException badQuote(String message) {
    return new MalformedRecordException(Malformed.QUOTE, "column " + (fields + 1) + ": " + message);
  }

  private void add(byte[] array, int start, int count) {
    if (fields == from.length) {
      bytes = Arrays.copyOf(bytes, 2 * fields);
      from = Arrays.copyOf(from, 2 * fields);
      length = Arrays.copyOf(length, 2 * fields);
    }
    bytes[fields] = array;
    from[fields] = start;
    length[fields] = count;
    fields++;
  }
}
