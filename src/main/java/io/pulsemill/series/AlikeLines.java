package io.pulsemill.series;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Reads the lines that follow one and repeat it but for time, values and columns that nobody wants,
 * as nearly all lines of a subject do. What stands between these columns is compared with the line
 * itself, eight bytes at a time. Any other line is left to {@link FastLineParser}; both read the
 * same.
 */
final class AlikeLines {
  /** Lines; a file that is not sorted by subject has none that are alike. */
  private static final int MOST_PAUSE = 63;

  private final LineFields fields;
  private final DateDigits dates;
  private final byte decimalMark;
  private final int comment;

  /** The columns in which lines differ, and what they are. */
  private final int[] columns;

  private final FieldRole[] roles;

  /** The parts between these columns, eight bytes in a word; their first words and lengths. */
  private long[] words = new long[16];

  private final int[] firsts;
  private final int[] lengths;

  /** Whether times are dates of the year that is known. */
  private boolean dated;

  private final ObservationRun run;

  /** How many lines are not looked at for others like them, as the last ones had none. */
  private int pause;

  private int paused;

  /**
   * For lines whose fields {@code fields} reads.
   *
   * @param sensors whose values stand in the columns of values, in that order
   */
  AlikeLines(LineFields fields, FieldRole[] all, int[] sensors, Dialect dialect) {
    this.fields = fields;
    dates = fields.dates();
    decimalMark = (byte) dialect.decimalMark();
    comment = dialect.commentByte();
    columns = IntStream.range(0, all.length).filter(column -> all[column].differs()).toArray();
    roles = IntStream.of(columns).mapToObj(column -> all[column]).toArray(FieldRole[]::new);
    firsts = new int[columns.length + 1];
    lengths = new int[columns.length + 1];
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
      // Of its last bytes whole words are taken, too.
      if (run.end <= text.length - Long.BYTES) {
        learn(text, line, ends, run.end);
        read(text, to, longest);
      }
      pause = run.size > 0 ? 0 : Math.min(MOST_PAUSE, 2 * pause + 1);
      paused = 0;
    }
  }

  /**
   * All in one method and local variables: the JVM's first compiler puts few other methods in, and
   * reads a field again each time. So it is twice as fast.
   */
  private void read(byte[] text, int to, int longest) {
    FieldRole[] roles = this.roles;
    int[] lengths = this.lengths;
    int[] firsts = this.firsts;
    long[] words = this.words;
    long[] times = run.times;
    double[][] values = run.values;
    byte mark = decimalMark;
    TimeKind kind = fields.kind();
    int last = Math.min(to, text.length - Long.BYTES); // of ends of parts
    int from = run.end;
    int size = 0;
    lines:
    while (size < ObservationRun.MOST && from < to && (comment < 0 || text[from] != comment)) {
      int at = from;
      int value = 0;
      long time = 0;
      for (int i = 0; ; i++) {
        int end = at + lengths[i];
        if (end > last) {
          break lines;
        }
        int word = firsts[i];
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
          if (KeptText.eight(text, at) != words[word++]) {
            break lines;
          }
        }
        if (at < end && !begins(words[word], KeptText.eight(text, at), end - at)) {
          break lines;
        }
        at = end;
        if (i == roles.length) {
          break;
        }
        FieldRole role = roles[i];
        if (role == FieldRole.VALUE) {
          int first = text[at] == '-' ? at + 1 : at;
          long digits = 0;
          int point = 0;
          int next = first;
          for (; next < to; next++) {
            byte letter = text[next];
            if (letter >= '0' && letter <= '9') {
              digits = 10 * digits + (letter - '0');
            } else if (letter == mark && point == 0 && next > first) {
              point = next + 1;
            } else {
              break;
            }
          }
          int places = point == 0 ? 0 : next - point;
          int count = point == 0 ? next - first : next - first - 1;
          if (count == 0 || count > DecimalDigits.MOST || next == point) {
            break lines;
          }
          double exact = digits / NumberParser.POWERS_OF_TEN[places];
          values[value++][size] = first > at ? -exact : exact;
          at = next;
        } else if (role == FieldRole.TIME && dated) {
          if (at + DateDigits.LENGTH > to || !dates.read(text, at)) {
            break lines;
          }
          time = dates.time();
          at += DateDigits.LENGTH;
        } else {
          at = fields.read(role, text, at, to);
          if (at < 0 || fields.kind() != kind) {
            break lines;
          }
          time = role == FieldRole.TIME ? fields.time() : time;
        }
      }
      if (at - from > longest) {
        break;
      }
      times[size++] = time;
      from = at;
    }
    run.size = size;
    run.end = from;
  }

  /** Whether the first bytes of two words are the same. */
  private static boolean begins(long word, long other, int bytes) {
    return (word ^ other) << (Long.SIZE - Byte.SIZE * bytes) == 0;
  }

  private void learn(byte[] text, int line, int[] ends, int end) {
    int at = line;
    int word = 0;
    for (int i = 0; i < columns.length; i++) {
      int start = columns[i] == 0 ? line : ends[columns[i] - 1] + 1;
      word = part(i, text, at, start, word);
      at = ends[columns[i]];
      if (roles[i] == FieldRole.TIME) {
        dated = at - start == DateDigits.LENGTH && dates.read(text, start);
      }
    }
    part(columns.length, text, at, end, word);
  }

  /** Takes a part, its words from {@code word} on; returns the first for the next part. */
  private int part(int i, byte[] text, int from, int to, int word) {
    firsts[i] = word;
    lengths[i] = to - from;
    int count = (to - from + Long.BYTES - 1) / Long.BYTES;
    if (word + count > words.length) {
      words = Arrays.copyOf(words, 2 * (word + count));
    }
    for (int at = from; at < to; at += Long.BYTES) {
      words[word++] = KeptText.eight(text, at);
    }
    return word;
  }
}
