package io.pulsemill.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.series.TimeKind;
import io.pulsemill.series.TimeParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two hundred thousand lines, most of them mutated, under random headers: the parser against the
 * oracle.
 */
class TsFuzzTest {
  private static final long SEED = 23;
  private static final int HEADERS = 1_000;
  private static final int LINES = 200;
  private static final List<String> CLASSES = List.of("up", "down", "é", "1", "-1");
  private static final List<String> VALUES =
      List.of("57", "57.5", "-0.25", "1e3", "?", "NaN", "nan", "+7", "", "1e999", "1.", " 8 ", "x");
  private static final List<String> TIMES =
      List.of("2021-01-05", "2021-01-05 10:30", "2021-02-30", "17", "-3", "", "x");
  private static final String LETTERS = ":,()? \t\r0e-#%N1";

  private final Random random = new Random(SEED);
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private int compared;

  @Test
  void theParserReadsWhatTheOracleReads() {
    for (int i = 0; i < HEADERS; i++) {
      compare(
          new SlowTsReader(
              1 + random.nextInt(3),
              random.nextBoolean() ? -1 : 1 + random.nextInt(4),
              random.nextInt(3) == 0,
              random.nextInt(4) == 0 ? List.of() : CLASSES));
    }
    assertThat(compared).isGreaterThan(180_000);
    assertThat(outcomes).hasSize(7).allSatisfy((kind, n) -> assertThat(n).isGreaterThan(1_000));
  }

  private void compare(SlowTsReader oracle) {
    TsParser parser = new TsParser(StandardCharsets.UTF_8, new TimeParser(TimeFormats.STANDARD));
    for (String line : header(oracle)) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      parser.header(bytes, 0, bytes.length);
    }
    parser.expectDimensions(oracle.dimensions());
    SeriesRow row = new SeriesRow();
    for (int i = 0; i < LINES; i++) {
      String line = line(oracle);
      String expected = oracle.read(line);
      if (expected.equals("?")) {
        continue; // a form of time that the oracle does not know
      }
      compared++;
      outcomes.merge(expected.contains("|") ? "series" : expected, 1, Integer::sum);
      String found = read(parser, line, row);
      if (!found.equals(expected)) {
        assertThat(found).as("%s: %s", oracle, line).isEqualTo(expected);
      }
    }
  }

  private static List<String> header(SlowTsReader file) {
    List<String> lines = new ArrayList<>(List.of("@problemName x"));
    lines.add("@timestamps " + file.timed());
    lines.add("@equalLength " + (file.length() >= 0));
    if (file.length() >= 0) {
      lines.add("@seriesLength " + file.length());
    }
    lines.add(
        file.classes().isEmpty()
            ? "@classLabel false"
            : "@classLabel true " + String.join(" ", file.classes()));
    lines.add("@data");
    return lines;
  }

  /** A line as a careful writer would write it, and then mutated, or not. */
  private String line(SlowTsReader file) {
    int length = file.length() >= 0 ? file.length() : 1 + random.nextInt(4);
    List<String> parts = new ArrayList<>();
    for (int d = 0; d < file.dimensions(); d++) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        String value = random.nextInt(20) == 0 ? pick(VALUES) : pick(VALUES.subList(0, 8));
        String time = random.nextInt(20) == 0 ? pick(TIMES) : pick(TIMES.subList(0, 2));
        values.add(file.timed() ? "(" + time + "," + value + ")" : value);
      }
      parts.add(String.join(",", values));
    }
    if (!file.classes().isEmpty()) {
      parts.add(random.nextInt(20) == 0 ? "" : pick(file.classes()));
    } else if (random.nextBoolean()) {
      parts.add("");
    }
    StringBuilder line = new StringBuilder(String.join(":", parts));
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(line.length() + 1);
      char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
      switch (random.nextInt(3)) {
        case 0 -> line.insert(at, letter);
        case 1 -> line.replace(at, Math.min(line.length(), at + 1), String.valueOf(letter));
        default -> line.delete(at, Math.min(line.length(), at + 1));
      }
    }
    return random.nextInt(200) == 0 ? " " : line.toString();
  }

  private static String read(TsParser parser, String line, SeriesRow row) {
    byte[] bytes = (">" + line + "<").getBytes(StandardCharsets.UTF_8);
    try {
      return parser.read(bytes, 1, bytes.length - 1, row) ? shown(row) : "-";
    } catch (MalformedRecordException e) {
      return e.reason().key();
    }
  }

  private static String shown(SeriesRow row) {
    List<String> dimensions = new ArrayList<>();
    for (int d = 0; d < row.dimensions(); d++) {
      Dimension dimension = row.dimension(d);
      List<String> values = new ArrayList<>();
      for (int i = 0; i < dimension.length(); i++) {
        String kind = row.kind() == TimeKind.DATE ? "d@" : "w@";
        String time = dimension.timed() ? kind + dimension.time(i) + "=" : "";
        values.add(time + dimension.value(i));
      }
      dimensions.add(String.join(",", values));
    }
    return row.label() + "|" + String.join(":", dimensions);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
