package io.pulsemill.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulsemill.series.Dialect;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationColumns;
import io.pulsemill.series.ObservationParser;
import io.pulsemill.series.TimeFormats;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** Nanoseconds to parse one line of observations. */
public class ParserBenchmark extends AverageTime {
  private static final int LINES = 900;
  private static final int A_SERIES = 90;

  /** How the lines are written. */
  public enum Form {
    DATES("2021-%02d-%02d,%d.0,pro_athlete,1_%d\n"),
    DATE_TIMES("2021-%02d-%02dT06:30:00Z,%d.0,pro_athlete,1_%d\n"),
    QUOTED("\"2021-%02d-%02d\",\"%d.0\",\"pro_athlete\",\"1_%d\"\n");

    private final String line;

    Form(String line) {
      this.line = line;
    }
  }

  @Param public Form form;

  private byte[] text;
  private ObservationParser parser;
  private final Observation observation = new Observation();

  @Setup
  public void write() {
    Random random = new Random(1);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      int day = i % A_SERIES;
      lines.append(
          form.line.formatted(1 + day / 28, 1 + day % 28, 45 + random.nextInt(40), i / A_SERIES));
    }
    text = lines.toString().getBytes(UTF_8);
    List<String> header = List.of("datetime", "pulse", "category", "ts_number");
    parser =
        new ObservationParser(
            ObservationColumns.of(header, "ts_number", "datetime", List.of("pulse"), "category"),
            Dialect.CSV,
            TimeFormats.STANDARD);
  }

  /** As the mapper reads: a line of the usual form at once, any other by its fields. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public void ordinaryFirst(Blackhole hole) throws MalformedRecordException {
    int from = 0;
    while (from < text.length) {
      int next = parser.parseOrdinary(text, from, text.length, observation);
      if (next == ObservationParser.NOT_ORDINARY) {
        int end = from;
        while (text[end] != '\n') {
          end++;
        }
        parser.parse(text, from, end, observation);
        next = end + 1;
      }
      hole.consume(observation.value(0));
      from = next;
    }
  }

  /** Every line by its fields. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public void line(Blackhole hole) throws MalformedRecordException {
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        parser.parse(text, from, i, observation);
        hole.consume(observation.value(0));
        from = i + 1;
      }
    }
  }
}
