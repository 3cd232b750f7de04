package io.pulsemill.series;

import io.pulsemill.InputException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the readings of a series are in the lines of one file, and the time of each: 0, 1, 2, … or,
 * if the name of each of these columns is a time, that one.
 */
public final class SeriesColumns {
  private final int first;
  private final long[] times;
  private final TimeKind kind;

  private SeriesColumns(int first, long[] times, TimeKind kind) {
    this.first = first;
    this.times = times;
    this.kind = kind;
  }

  /**
   * Finds the columns by name.
   *
   * @param others columns that must not be among them
   * @throws InputException if one is missing, or two stand for one time, or for one that clocks
   *     skip or show twice
   */
  public static SeriesColumns of(
      List<String> header, SeriesRange range, List<String> others, TimeFormats formats) {
    int first = position(header, range.from());
    int last = position(header, range.to());
    if (last < first) {
      throw new InputException(
          "--series-columns: expected '%s' before '%s' but found it after that"
              .formatted(range.from(), range.to()));
    }
    List<String> names = header.subList(first, last + 1);
    for (String other : others) {
      if (names.contains(other)) {
        throw new InputException(
            "--series-columns: expected only readings from '%s' to '%s' but found '%s' there, the column of the subject or the label"
                .formatted(range.from(), range.to(), other));
      }
    }
    return times(first, names, new TimeParser(formats))
        .orElseGet(() -> new SeriesColumns(first, counted(names.size()), TimeKind.WHOLE_NUMBER));
  }

  private static int position(List<String> header, String name) {
    int position = header.indexOf(name);
    if (position < 0) {
      HeaderAdvice advice = new HeaderAdvice(header);
      throw new InputException(
          "--series-columns: expected a column '%s' but found: %s; %s"
              .formatted(name, advice.names(), advice.aboutEnd(name)));
    }
    return position;
  }

  private static Optional<SeriesColumns> times(int first, List<String> names, TimeParser parser) {
    long[] times = new long[names.size()];
    Set<TimeKind> kinds = new HashSet<>();
    for (int i = 0; i < times.length; i++) {
      byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
      try {
        parser.parse(name, 0, name.length);
      } catch (MalformedRecordException e) {
        return Optional.empty();
      }
      times[i] = parser.time();
      kinds.add(parser.kind());
    }
    if (kinds.size() > 1) {
      return Optional.empty();
    }
    if (parser.skipped() + parser.doubled() > 0) {
      throw new InputException(
          "--series-columns: expected times as names of columns but found some that clocks skip or show twice; see --time-zone");
    }
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < times.length; i++) {
      if (!seen.add(times[i])) {
        throw new InputException(
            "--series-columns: expected each time once but found that of '%s' twice"
                .formatted(names.get(i)));
      }
    }
    return Optional.of(new SeriesColumns(first, times, kinds.iterator().next()));
  }

  private static long[] counted(int length) {
    long[] times = new long[length];
    for (int i = 0; i < length; i++) {
      times[i] = i;
    }
    return times;
  }

  /** Position of the first reading in a line. */
  int first() {
    return first;
  }

  /** Readings of a series. */
  public int length() {
    return times.length;
  }

  long time(int i) {
    return times[i];
  }

  TimeKind kind() {
    return kind;
  }
}
