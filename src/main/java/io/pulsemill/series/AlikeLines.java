package io.pulsemill.series;

import java.util.stream.IntStream;

/**
 * Reads the lines that follow one and repeat it but for time, values and columns that nobody wants,
 * as nearly all lines of a subject do. What stands between these columns is compared with the line
 * itself, eight bytes at a time. Any other line is left to {@link FastLineParser}; both read the
 * same.
 */
final class AlikeLines {
  /** More digits might not be exact: 10^15 is below 2^53. */
  private static final int MOST_DIGITS = 15;

  /** Lines; a file that is not sorted by subject has none that are alike. */
  private static final int MOST_PAUSE = 63;

  private final FastLineParser parser;
  private final byte decimalMark;
  private final int comment;

  /** The columns in which lines differ, and what they are. */
  private final int[] columns;

  private final FieldRole[] roles;

  /** Of a part between these columns: where it stands, its length, which of eight bytes count. */
  private final int[] starts;

  private final int[] lengths;
  private final long[] masks;

  private final ObservationRun run;

  /** How many lines are not looked at for others like them, as the last ones had none. */
  private int pause;

  private int paused;

  /**
   * For lines that {@code parser} reads.
   *
   * @param sensors whose values stand in the columns of values, in that order
   */
  AlikeLines(FastLineParser parser, FieldRole[] all, int[] sensors, Dialect dialect) {
    this.parser = parser;
    decimalMark = (byte) dialect.decimalMark();
    comment = dialect.commentByte();
    columns = IntStream.range(0, all.length).filter(column -> all[column].differs()).toArray();
    roles = IntStream.of(columns).mapToObj(column -> all[column]).toArray(FieldRole[]::new);
    starts = new int[columns.length + 1];
    lengths = new int[columns.length + 1];
    masks = new long[columns.length + 1];
    run = new ObservationRun(sensors);
  }

  /** The lines read, the same object for all. */
  ObservationRun run() {
    return run;
  }

  /**
   * Reads the lines that begin where {@link #run} does, into it.
   *
   * @param line where the one before begins in the same buffer
   * @param ends where each of its columns ends
   * @param to the end of what may be read
   * @param longest most bytes of a line
   */
  void read(byte[] text, int line, int[] ends, int to, int longest) {
    if (++paused > pause) {
      learn(line, ends, run.end);
      read(text, to, longest);
      pause = run.size > 0 ? 0 : Math.min(MOST_PAUSE, 2 * pause + 1);
      paused = 0;
    }
  }

  /** All in one method, as the JVM's first compiler puts few others in: twice as fast. */
  private void read(byte[] text, int to, int longest) {
    TimeKind kind = parser.kind();
    int from = run.end;
    int size = 0;
    lines:
    while (size < ObservationRun.MOST && from < to && (comment < 0 || text[from] != comment)) {
      int at = from;
      int value = 0;
      for (int i = 0; ; i++) {
        int part = starts[i];
        int length = lengths[i];
        if (at + length > to || at + length > text.length - Long.BYTES) {
          break lines;
        }
        int j = 0;
        for (; j < length - Long.BYTES; j += Long.BYTES) {
          if (KeptText.eight(text, part + j) != KeptText.eight(text, at + j)) {
            break lines;
          }
        }
        j = Math.max(0, length - Long.BYTES);
        long unlike = KeptText.eight(text, part + j) ^ KeptText.eight(text, at + j);
        if ((unlike & masks[i]) != 0) {
          break lines;
        }
        at += length;
        if (i == roles.length) {
          break;
        }
        if (roles[i] == FieldRole.VALUE) {
          int first = text[at] == '-' ? at + 1 : at;
          long digits = 0;
          int point = 0;
          int end = first;
          for (; end < to; end++) {
            int digit = text[end] - '0';
            if (digit >= 0 && digit <= 9) {
              digits = 10 * digits + digit;
            } else if (text[end] == decimalMark && point == 0 && end > first) {
              point = end + 1;
            } else {
              break;
            }
          }
          int places = point == 0 ? 0 : end - point;
          int count = point == 0 ? end - first : end - first - 1;
          if (count == 0 || count > MOST_DIGITS || end == point) {
            break lines;
          }
          double exact = digits / NumberParser.POWERS_OF_TEN[places];
          run.values[value++][size] = first > at ? -exact : exact;
          at = end;
        } else {
          at = parser.field(roles[i], text, at, to);
          if (at < 0 || parser.kind() != kind) {
            break lines;
          }
        }
      }
      if (at - from > longest) {
        break;
      }
      run.times[size++] = parser.time();
      from = at;
    }
    run.size = size;
    run.end = from;
  }

  private void learn(int line, int[] ends, int end) {
    int at = line;
    for (int i = 0; i < columns.length; i++) {
      part(i, at, columns[i] == 0 ? line : ends[columns[i] - 1] + 1);
      at = ends[columns[i]];
    }
    part(columns.length, at, end);
  }

  private void part(int i, int from, int to) {
    starts[i] = from;
    lengths[i] = to - from;
    masks[i] = to - from >= Long.BYTES ? -1L : (1L << (Byte.SIZE * (to - from))) - 1;
  }
}
