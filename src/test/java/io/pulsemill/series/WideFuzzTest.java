package io.pulsemill.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.InputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two hundred thousand lines with a series in each, in random dialects, against the oracle. */
class WideFuzzTest {
  private static final long SEED = 29;
  private static final int DIALECTS = 1_000;
  private static final int LINES = 200;
  private static final List<String> HEADER = List.of("s", "v0", "v1", "v2", "l");
  private static final List<String> NULLS = List.of("\\N", "NA", "", "-9999", "0");
  private static final List<String> VALUES =
      List.of("57", "57.5", "57,5", "-0.25", "1e3", "-9999", "0", "NA", "\\N", "", "1.234,5");
  private static final List<String> TEXTS = List.of("a", "x y", " b ", "é", "NA", "0", "", "it's");

  private final Random random = new Random(SEED);
  private final Map<String, Integer> outcomes = new TreeMap<>();

  @Test
  void theParserReadsWhatTheOracleReads() {
    int dialects = 0;
    while (dialects < DIALECTS) {
      Optional<Dialect> dialect = dialect();
      if (dialect.isPresent()) {
        dialects++;
        compare(dialect.get());
      }
    }
    assertThat(outcomes).hasSize(6).allSatisfy((kind, n) -> assertThat(n).isGreaterThan(2_000));
  }

  private void compare(Dialect dialect) {
    SeriesColumns series =
        SeriesColumns.of(
            HEADER, SeriesRange.parse("v0..v2"), List.of("s", "l"), TimeFormats.STANDARD);
    ObservationColumns columns = ObservationColumns.of(HEADER, "s", "v0", List.of("v0"), "l");
    SeriesLineParser parser = new SeriesLineParser(columns, series, dialect);
    SlowReader oracle = new SlowReader(dialect, SlowReader.Form.ONE_SENSOR);
    for (int i = 0; i < LINES; i++) {
      byte[] line = line(dialect);
      String expected = oracle.readSeries(line, 3);
      outcomes.merge(expected.contains("|") ? "series" : expected, 1, Integer::sum);
      String found = read(parser, line);
      if (!found.equals(expected)) {
        String shown = new String(line, dialect.lineEncoding());
        assertThat(found).as("%s: %s", dialect, shown).isEqualTo(expected);
      }
    }
  }

  private Optional<Dialect> dialect() {
    try {
      return Optional.of(
          new Dialect(
              pick(List.of(",", ";", "\t", "\001", "|", " ", "¦")),
              pick(List.of("\"", "'", "")),
              pick(List.of('.', '.', ',')),
              NULLS.stream().filter(marker -> random.nextInt(3) == 0).toList(),
              "",
              pick(List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)),
              random.nextInt(4) == 0,
              List.of()));
    } catch (InputException e) {
      return Optional.empty(); // two meanings of one character
    }
  }

  private byte[] line(Dialect dialect) {
    List<String> fields = new ArrayList<>(List.of(field(dialect, pick(TEXTS))));
    for (int i = 0; i < 3; i++) {
      String number = "5" + dialect.decimalMark() + random.nextInt(99);
      fields.add(field(dialect, random.nextInt(4) == 0 ? pick(VALUES) : number));
    }
    fields.add(field(dialect, pick(TEXTS)));
    StringBuilder line = new StringBuilder(String.join(dialect.delimiter(), fields));
    String letters = dialect.delimiter() + dialect.quote() + dialect.decimalMark() + " \t\r0e-NA";
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(line.length() + 1);
      char letter = letters.charAt(random.nextInt(letters.length()));
      switch (random.nextInt(3)) {
        case 0 -> line.insert(at, letter);
        case 1 -> line.replace(at, Math.min(line.length(), at + 1), String.valueOf(letter));
        default -> line.delete(at, Math.min(line.length(), at + 1));
      }
    }
    return line.toString().getBytes(dialect.lineEncoding());
  }

  private String field(Dialect dialect, String text) {
    String quote = dialect.quote();
    boolean quoted =
        !quote.isEmpty() && (text.contains(dialect.delimiter()) || random.nextInt(9) == 0);
    return quoted ? quote + text.replace(quote, quote + quote) + quote : text;
  }

  private static String read(SeriesLineParser parser, byte[] line) {
    Observation into = new Observation();
    StringBuilder shown = new StringBuilder();
    try {
      parser.parse(line, 0, line.length);
    } catch (MalformedRecordException e) {
      return e.reason().key();
    }
    for (int i = 0; i < 3; i++) {
      int there = parser.read(i, into);
      assertThat(there).isEqualTo(Double.isNaN(into.value(0)) ? 0 : 1);
      assertThat(into.time()).isEqualTo(i);
      shown.append('|').append(into.value(0));
    }
    return into.subject() + shown + "|" + into.label();
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
