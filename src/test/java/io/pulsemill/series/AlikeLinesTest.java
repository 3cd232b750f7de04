package io.pulsemill.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Blocks of lines in random dialects, columns and kinds of time: what is read of them many at a
 * time is what the careful parser reads one by one. {@code -Dlines.fuzz=N}: so many lines.
 */
class AlikeLinesTest {
  private static final long SEED = 31;
  private static final int LINES = Integer.getInteger("lines.fuzz", 300_000);
  private static final int LINES_A_BLOCK = 300;
  private static final int LONGEST = 60;
  private static final List<String> DELIMITERS = List.of(",", ";", "\t", " ", "|", "-", "1");
  private static final List<String> TEXTS =
      List.of(
          "a", "pro_athlete", "x y", "1_1", "twelve bytes", "eight_by", "é", "sixteen_bytes_ab");
  private static final String LETTERS = "0123456789-+.,:eE \"\r#TZaé;\t";

  private final Random random = new Random(SEED);
  private Dialect dialect = Dialect.CSV;
  private List<String> header = List.of();
  private int seen;
  private int alike;

  @Test
  void manyLinesAtATimeAreReadAsOneByOne() throws Exception {
    while (seen < LINES) {
      block();
    }
    assertThat(alike).isGreaterThan(LINES / 10);
  }

  private void block() throws Exception {
    String delimiter = pick(DELIMITERS);
    char mark = delimiter.equals(",") ? '.' : pick(List.of('.', ','));
    dialect =
        new Dialect(
            delimiter,
            pick(List.of("\"", "")),
            mark,
            pick(List.of(List.of(), List.of("NA"), List.of("-9999", "NA"))),
            pick(List.of("", "#")),
            StandardCharsets.UTF_8,
            false,
            List.of());
    header = new ArrayList<>(List.of("s", "t", "v", "l", "x", "w"));
    Collections.shuffle(header, random);
    boolean longForm = random.nextInt(3) == 0;
    List<String> values = longForm ? List.of("v") : pick(List.of(List.of("v"), List.of("w", "v")));
    ObservationColumns columns = ObservationColumns.of(header, "s", "t", values, "l");
    if (longForm) {
      columns = columns.inLongForm(new LongForm("w", List.of("hr", "NA")));
    }
    ZoneId zone = pick(List.of(ZoneOffset.UTC, ZoneOffset.ofHours(5), ZoneId.of("Europe/Berlin")));
    TimeFormats times =
        new TimeFormats(
            pick(
                List.of(
                    List.of("auto"),
                    List.of("epoch-seconds"),
                    List.of("auto", "yyyy-dd-MM"),
                    List.of("yyyy-dd-MM", "auto"))),
            zone);
    compare(columns, times, lines(longForm), longForm ? 2 : values.size());
  }

  private void compare(ObservationColumns columns, TimeFormats times, byte[] block, int sensors)
      throws Exception {
    ObservationParser fast = new ObservationParser(columns, dialect, times);
    ObservationParser careful = new ObservationParser(columns, dialect, times);
    Observation into = new Observation(sensors);
    int at = 0;
    int to = block.length / 2; // within a line, and others like it follow
    while (at < to) {
      int next = fast.parseOrdinary(block, at, to, into);
      seen++;
      if (next < 0) {
        readOrNot(fast, block, at, sensors);
        readOrNot(careful, block, at, sensors);
        at = lineEnd(block, at) + 1;
        continue;
      }
      assertThat(shown(into)).isEqualTo(read(careful, block, at, sensors));
      ObservationRun run = fast.parseAlike(block, at, next, to, LONGEST);
      for (int i = 0; i < run.size(); i++) {
        for (int column = 0; column < run.columns(); column++) {
          into.setValue(run.sensor(column), run.values(column)[i]);
        }
        into.setTime(run.times()[i], into.timeKind());
        assertThat(shown(into))
            .as(() -> dialect + " " + header)
            .isEqualTo(read(careful, block, next, sensors));
        int end = lineEnd(block, next) + 1;
        assertThat(end - next).isLessThanOrEqualTo(LONGEST);
        assertThat(dialect.isComment(block, next, end)).isFalse();
        next = end;
      }
      assertThat(run.end()).isEqualTo(next).isLessThanOrEqualTo(to);
      seen += run.size();
      alike += run.size();
      at = next;
    }
    assertThat(fast.times().skipped()).isEqualTo(careful.times().skipped());
    assertThat(fast.times().doubled()).isEqualTo(careful.times().doubled());
  }

  /** Of random subjects; a few lines are mutated. */
  private byte[] lines(boolean longForm) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    boolean sorted = random.nextInt(5) > 0;
    String[] fields = new String[header.size()];
    LocalDate day = LocalDate.of(1990 + random.nextInt(40), 1 + random.nextInt(12), 1);
    int kind = random.nextInt(4);
    String end = pick(List.of("\n", "\n", "\r\n"));
    for (int i = 0; i < LINES_A_BLOCK; i++) {
      if (i == 0 || !sorted || random.nextInt(30) == 0) {
        set(fields, "s", pick(TEXTS));
        set(fields, "l", pick(TEXTS));
        set(fields, "w", longForm ? pick(List.of("hr", "hr", "NA", "other")) : "5");
      }
      day = day.plusDays(random.nextInt(3));
      set(
          fields,
          "t",
          switch (random.nextInt(40) == 0 ? random.nextInt(4) : kind) {
            case 0 -> day.toString();
            case 1 ->
                random.nextBoolean()
                    ? day.toString()
                    : day.toString().substring(0, 5)
                        + "%02d-%02d".formatted(day.getDayOfMonth(), day.getMonthValue());
            case 2 -> day + "T0" + random.nextInt(10) + ":30:00";
            default -> Integer.toString(random.nextInt(1 << random.nextInt(31)));
          });
      set(fields, "v", value());
      set(fields, "x", random.nextBoolean() ? "#c" : pick(TEXTS));
      if (!longForm) {
        set(fields, "w", value());
      }
      StringBuilder line = new StringBuilder(String.join(dialect.delimiter(), fields));
      for (int changes = random.nextInt(20) == 0 ? 2 : 0; changes > 0; changes--) {
        int place = random.nextInt(line.length());
        line.replace(place, place + random.nextInt(2), String.valueOf(letter()));
      }
      block.writeBytes(
          (line + (random.nextInt(50) == 0 ? "\n" : end)).getBytes(StandardCharsets.UTF_8));
    }
    return block.toByteArray();
  }

  private char letter() {
    return LETTERS.charAt(random.nextInt(LETTERS.length()));
  }

  private String value() {
    int digits = 1 + random.nextInt(6);
    String number =
        (random.nextInt(9) == 0 ? "-" : "") + random.nextInt((int) Math.pow(10, digits));
    return switch (random.nextInt(60)) {
      case 0 -> pick(List.of("", "NA", "-9999", "1e3", "+5", "5.", "123456789012345678", "-"));
      case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> number;
      default -> number + dialect.decimalMark() + random.nextInt(100);
    };
  }

  private void set(String[] fields, String column, String value) {
    fields[header.indexOf(column)] = value;
  }

  private static String read(ObservationParser careful, byte[] block, int from, int sensors)
      throws MalformedRecordException {
    Observation into = new Observation(sensors);
    int end = lineEnd(block, from);
    careful.parse(block, from, block[end - 1] == '\r' ? end - 1 : end, into);
    return shown(into);
  }

  private static void readOrNot(ObservationParser careful, byte[] block, int from, int sensors) {
    try {
      read(careful, block, from, sensors);
    } catch (MalformedRecordException e) {
      // Only times that clocks skip or show twice matter here.
    }
  }

  private static int lineEnd(byte[] block, int from) {
    int end = from;
    while (block[end] != '\n') {
      end++;
    }
    return end;
  }

  private static String shown(Observation read) {
    return read.subject()
        + "|"
        + read.label()
        + "|"
        + read.time()
        + read.timeKind()
        + Arrays.toString(read.values);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
