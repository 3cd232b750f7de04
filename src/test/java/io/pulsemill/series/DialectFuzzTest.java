package io.pulsemill.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.InputException;
import io.pulsemill.series.SlowReader.Form;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A million mutated lines of random dialects: both parsers against the oracle. */
class DialectFuzzTest {
  private static final long SEED = 17;
  private static final int DIALECTS = 2_000;
  private static final int LINES = 500;

  private static final List<String> DELIMITERS =
      List.of(",", ";", "\t", "\001", "|", " ", "¦", "é");
  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_8,
          StandardCharsets.ISO_8859_1,
          Charset.forName("windows-1252"));
  private static final List<String> NULLS = List.of("\\N", "NA", "", "-9999", "0", "n/a", "é");
  private static final List<String> VALUES =
      List.of("57", "57.5", "57,5", "-0.25", "1e3", "-9999", "0", "NA", "\\N", "", "+7", "1.234,5");
  private static final List<String> TEXTS =
      List.of("a", "pro_athlete", "x y", " b ", "é", "NA", "0", "#c", "", "it's");

  private final Random random = new Random(SEED);
  private int sensors;
  private final Map<String, Integer> outcomes = new TreeMap<>();

  @Test
  void theParsersReadWhatTheOracleReads() {
    int dialects = 0;
    while (dialects < DIALECTS) {
      Optional<Dialect> dialect = dialect();
      if (dialect.isPresent()) {
        dialects++;
        compare(dialect.get());
      }
    }
    // The mutations leave enough of each kind for the comparison to mean something.
    assertThat(outcomes).hasSize(9).allSatisfy((kind, n) -> assertThat(n).isGreaterThan(2_000));
  }

  private void compare(Dialect dialect) {
    Form form = pick(List.of(Form.values()));
    ObservationParser parser = new ObservationParser(columns(form), dialect, TimeFormats.STANDARD);
    SlowReader oracle = new SlowReader(dialect, form);
    sensors = form == Form.ONE_SENSOR ? 1 : 2;
    for (int i = 0; i < LINES; i++) {
      byte[] line = line(dialect, form);
      String expected = oracle.read(line);
      if (expected.equals("?")) {
        continue;
      }
      outcomes.merge(expected.contains("|") ? "reading" : expected, 1, Integer::sum);
      String shown = new String(line, dialect.lineEncoding());
      assertThat(careful(parser, line)).as("%s: %s", dialect, shown).isEqualTo(expected);
      if (!dialect.isComment(line, 0, line.length)) {
        fast(parser, line)
            .ifPresent(read -> assertThat(read).as("%s: %s", dialect, shown).isEqualTo(expected));
      }
    }
  }

  private static ObservationColumns columns(Form form) {
    List<String> header =
        form == Form.ONE_SENSOR ? List.of("s", "t", "v", "l") : List.of("s", "t", "v", "l", "w");
    List<String> values = form == Form.TWO_SENSORS ? List.of("w", "v") : List.of("v");
    ObservationColumns columns = ObservationColumns.of(header, "s", "t", values, "l");
    return form == Form.LONG ? columns.inLongForm(new LongForm("w", List.of("hr", "NA"))) : columns;
  }

  private Optional<Dialect> dialect() {
    try {
      return Optional.of(
          new Dialect(
              pick(DELIMITERS),
              pick(List.of("\"", "'", "")),
              pick(List.of('.', '.', ',')),
              NULLS.stream().filter(marker -> random.nextInt(4) == 0).toList(),
              pick(List.of("", "", "#")),
              pick(ENCODINGS),
              random.nextInt(4) == 0,
              List.of()));
    } catch (InputException e) {
      return Optional.empty(); // two meanings of one character
    }
  }

  /** A line as a careful writer would write it, and then mutated, or not. */
  private byte[] line(Dialect dialect, Form form) {
    String mark = String.valueOf(dialect.decimalMark());
    String text =
        String.join(
            dialect.delimiter(),
            field(dialect, pick(TEXTS)),
            Integer.toString(random.nextInt(1000)),
            field(dialect, value(mark)),
            field(dialect, pick(TEXTS)));
    text +=
        switch (form) {
          case ONE_SENSOR -> "";
          case TWO_SENSORS -> dialect.delimiter() + field(dialect, value(mark));
          case LONG ->
              dialect.delimiter() + field(dialect, pick(List.of("hr", "hr", "NA", "", "x")));
        };
    StringBuilder line = new StringBuilder(text);
    String letters = dialect.delimiter() + dialect.quote() + mark + " \t\r0e-#NA" + "é";
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(line.length() + 1);
      char letter = letters.charAt(random.nextInt(letters.length()));
      switch (random.nextInt(3)) {
        case 0 -> line.insert(at, letter);
        case 1 -> line.replace(at, Math.min(line.length(), at + 1), String.valueOf(letter));
        default -> line.delete(at, Math.min(line.length(), at + 1));
      }
    }
    return line.toString().replace("\n", "").getBytes(dialect.lineEncoding());
  }

  private String value(String mark) {
    return random.nextBoolean() ? pick(VALUES) : "5" + mark + random.nextInt(99);
  }

  private String field(Dialect dialect, String text) {
    String quote = dialect.quote();
    boolean quoted =
        !quote.isEmpty() && (text.contains(dialect.delimiter()) || random.nextInt(9) == 0);
    return quoted ? quote + text.replace(quote, quote + quote) + quote : text;
  }

  private String careful(ObservationParser parser, byte[] line) {
    Observation into = new Observation(sensors);
    try {
      int readings = parser.parse(line, 0, line.length, into);
      return readings == ObservationParser.OTHER_SENSOR
          ? "other-sensor"
          : readings == 0 ? "missing" : shown(into);
    } catch (MalformedRecordException e) {
      return e.reason().key();
    }
  }

  private Optional<String> fast(ObservationParser parser, byte[] line) {
    byte[] ended = Arrays.copyOf(line, line.length + 1);
    ended[line.length] = '\n';
    Observation into = new Observation(sensors);
    return parser.parseOrdinary(ended, 0, ended.length, into) < 0
        ? Optional.empty()
        : Optional.of(shown(into));
  }

  private static String shown(Observation read) {
    return String.join(
        "|",
        read.subject(),
        Long.toString(read.time()),
        Arrays.toString(read.values),
        read.label());
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
