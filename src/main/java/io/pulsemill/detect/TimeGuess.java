package io.pulsemill.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulsemill.series.IsoTimeParser;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.series.TimeKind;
import io.pulsemill.series.TimeParser;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A format that reads all times of a sample.
 *
 * @param format as {@code --time-format} names it
 * @param date whether it makes dates of them, not numbers
 */
record TimeGuess(String format, boolean date) {
  private static final String AUTO = "auto";

  private static final long FIRST_SECOND = 315_532_800L; // 1980
  private static final long LAST_SECOND = 4_102_444_800L; // 2100

  /** Those that differ only in the order of day and month stand side by side. */
  private static final List<String> PATTERNS = patterns();

  private static List<String> patterns() {
    List<String> all = new ArrayList<>();
    for (String date :
        List.of(
            "d.M.yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "d-M-yyyy",
            "yyyy/M/d",
            "yyyy.M.d",
            "d-MMM-yyyy",
            "d MMM yyyy",
            "d.M.yy",
            "M/d/yy")) {
      all.add(date);
      for (String clock : List.of("H:mm[:ss][.SSS]", "H:mm:ss,SSS", "h:mm[:ss] a")) {
        all.add(date + " " + clock);
      }
    }
    all.addAll(List.of("yyyyMMddHHmmss", "yyyyMMddHHmm", "yyyyMMdd'T'HHmmss", "yyyyMMdd HHmmss"));
    return List.copyOf(all);
  }

  /** The formats that read all of {@code times}, the likeliest first. */
  static List<TimeGuess> all(List<String> times) {
    List<TimeGuess> found = new ArrayList<>();
    if (reads(AUTO, times)) {
      if (!isNumber(times.get(0))) {
        return List.of(new TimeGuess(AUTO, true));
      }
      addNumbers(times, found);
    }
    for (String pattern : PATTERNS) {
      if (reads(pattern, times)) {
        found.add(new TimeGuess(pattern, true));
      }
    }
    return found;
  }

  private static void addNumbers(List<String> times, List<TimeGuess> found) {
    List<Long> numbers = times.stream().map(Long::parseLong).toList();
    if (numbers.stream().allMatch(IsoTimeParser::isCompactDate)) {
      found.add(new TimeGuess("compact-date", true));
    } else if (numbers.stream().allMatch(n -> n >= FIRST_SECOND && n <= LAST_SECOND)) {
      found.add(new TimeGuess("epoch-seconds", true));
    } else if (numbers.stream()
        .allMatch(n -> n >= 1000 * FIRST_SECOND && n <= 1000 * LAST_SECOND)) {
      found.add(new TimeGuess("epoch-millis", true));
    }
    found.add(new TimeGuess(AUTO, false));
  }

  private static boolean isNumber(String text) {
    return text.matches("[+-]?\\d{1,18}");
  }

  private static boolean reads(String format, List<String> times) {
    TimeParser parser = new TimeParser(new TimeFormats(List.of(format), ZoneOffset.UTC));
    TimeKind kind = null;
    try {
      for (String time : times) {
        byte[] bytes = time.getBytes(UTF_8);
        parser.parse(bytes, 0, bytes.length);
        if (kind != null && kind != parser.kind()) {
          return false;
        }
        kind = parser.kind();
      }
      return true;
    } catch (MalformedRecordException e) {
      return false;
    }
  }
}
