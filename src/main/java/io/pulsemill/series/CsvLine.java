package io.pulsemill.series;

import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Objects;

/**
 * One line of a CSV file, split at commas into fields. Fields may be quoted as in RFC 4180, within
 * the line: {@code ""} inside quotes is a quote. Space is kept. A {@code \r} at the end of the line
 * is taken off here, and nowhere else.
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
  private final Utf8 utf8 = new Utf8();

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
      at = at < end && line[at] == '"' ? quoted(line, at + 1, end) : plain(line, at, end);
      if (at == end) {
        return;
      }
      at++;
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
   * @throws MalformedRecordException {@link Malformed#ENCODING}: not UTF-8
   */
  public String text(int i) throws MalformedRecordException {
    byte[] field = fieldBytes(i);
    try {
      return utf8.text(field, from[i], length[i]);
    } catch (CharacterCodingException e) {
      throw new MalformedRecordException(
          Malformed.ENCODING,
          "expected UTF-8 but found " + MalformedRecordException.quoted(field, from[i], length[i]));
    }
  }

  /** Takes a field without quotes; returns where it ends: at a comma or at {@code end}. */
  private int plain(byte[] line, int start, int end) throws MalformedRecordException {
    int at = start;
    while (at < end && line[at] != ',') {
      if (line[at] == '"') {
        throw badQuote("expected quotes around the whole field but found one inside it");
      }
      at++;
    }
    add(line, start, at - start);
    return at;
  }

  /** Takes a field whose text begins at {@code start}; returns where the field ends. */
  private int quoted(byte[] line, int start, int end) throws MalformedRecordException {
    int doubled = 0;
    int at = start;
    while (at < end && (line[at] != '"' || (at + 1 < end && line[at + 1] == '"'))) {
      if (line[at] == '"') {
        doubled++;
        at++;
      }
      at++;
    }
    if (at >= end) {
      throw badQuote("expected a closing quote before the end of the line but found none");
    }
    if (at + 1 < end && line[at + 1] != ',') {
      throw badQuote("expected a comma after the closing quote but found text");
    }
    if (doubled == 0) {
      add(line, start, at - start);
    } else {
      add(undoubled(line, start, at, doubled), 0, at - start - doubled);
    }
    return at + 1;
  }

  private static byte[] undoubled(byte[] line, int start, int end, int doubled) {
    byte[] text = new byte[end - start - doubled];
    int at = start;
    for (int i = 0; i < text.length; i++) {
      text[i] = line[at];
      at += line[at] == '"' ? 2 : 1;
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
