package io.pulsemill.archive;

import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import java.util.Arrays;

/**
 * The fields of a line of ARFF: commas between, blanks around them left out, single or double
 * quotes around a field with backslashes before what would end it. The object is reused from line
 * to line. A field is a range of bytes in the line; only a quoted one is copied.
 */
final class ArffLine {
  private byte[][] bytes = new byte[8][];
  private int[] from = new int[8];
  private int[] to = new int[8];
  private boolean[] quoted = new boolean[8];
  private int fields;

  /** Splits {@code line[start..end)}. */
  void split(byte[] line, int start, int end) throws MalformedRecordException {
    fields = 0;
    int at = start;
    while (true) {
      at = Values.start(line, at, end);
      boolean quote = at < end && (line[at] == '\'' || line[at] == '"');
      at = quote ? quoted(line, at + 1, end) : plain(line, at, end);
      if (at == end) {
        return;
      }
      at++;
    }
  }

  int fields() {
    return fields;
  }

  /** The array in which a field lies from {@link #from} to {@link #to}. */
  byte[] bytes(int field) {
    return bytes[field];
  }

  int from(int field) {
    return from[field];
  }

  int to(int field) {
    return to[field];
  }

  /** Whether a field had quotes. */
  boolean quoted(int field) {
    return quoted[field];
  }

  private int plain(byte[] line, int start, int end) {
    int comma = Values.find(line, start, end, ',');
    add(line, start, Values.end(line, start, comma), false);
    return comma;
  }

  private int quoted(byte[] line, int start, int end) throws MalformedRecordException {
    byte quote = line[start - 1];
    byte[] text = new byte[end - start];
    int length = 0;
    int at = start;
    while (at < end && line[at] != quote) {
      boolean escape = line[at] == '\\' && at + 1 < end;
      text[length++] = escape ? unescaped(line[at + 1]) : line[at];
      at += escape ? 2 : 1;
    }
    if (at == end) {
      throw new MalformedRecordException(
          Malformed.QUOTE,
          "field %d: expected a closing quote but found none".formatted(fields + 1));
    }
    add(text, 0, length, true);
    int next = Values.start(line, at + 1, end);
    if (next < end && line[next] != ',') {
      throw new MalformedRecordException(
          Malformed.QUOTE,
          "field %d: expected a comma after the closing quote but found text".formatted(fields));
    }
    return next;
  }

  private static byte unescaped(byte letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }

  private void add(byte[] array, int start, int end, boolean quotes) {
    if (fields == from.length) {
      bytes = Arrays.copyOf(bytes, 2 * fields);
      from = Arrays.copyOf(from, 2 * fields);
      to = Arrays.copyOf(to, 2 * fields);
      quoted = Arrays.copyOf(quoted, 2 * fields);
    }
    bytes[fields] = array;
    from[fields] = start;
    to[fields] = end;
    quoted[fields] = quotes;
    fields++;
  }
}
