package io.pulsemill.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DetectionTest {
  private static final int SUBJECTS = 5;
  private static final int DAYS = 20;

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "--encoding", "UTF-8",
          "--delimiter", ",",
          "--subject-column", "ts_number",
          "--time-column", "datetime",
          "--value-column", "pulse",
          "--label-column", "category",
          "--time-format", "auto");

  /** Columns subject, time, value, label by the number of the line. */
  private record Shape(
      String header, IntFunction<String> time, IntFunction<String> value, String delimiter) {
    List<byte[]> lines(Charset encoding) {
      List<String> lines = new ArrayList<>();
      if (header != null) {
        lines.add(header);
      }
      for (int i = 0; i < SUBJECTS * DAYS; i++) {
        int subject = i / DAYS;
        lines.add(
            String.join(
                delimiter,
                "s" + subject,
                time.apply(i % DAYS),
                value.apply(i),
                subject % 2 == 0 ? "müde" : "wach"));
      }
      return lines.stream().map(line -> line.getBytes(encoding)).toList();
    }
  }

  private static String day(int i) {
    return "2021-01-%02d".formatted(i + 1);
  }

  private static String reading(int i) {
    return "5%d.%d".formatted(i % 10, i * 7 % 10);
  }

  @Test
  void theUsualFormNeedsNoOption() {
    Shape shape =
        new Shape(
            "ts_number,datetime,pulse,category", DetectionTest::day, DetectionTest::reading, ",");
    assertThat(options(shape)).isEmpty();
  }

  @Test
  void theUsualNamesGoBeforeAGuess() {
    List<byte[]> lines =
        Stream.of(
                "datetime,pulse,category,ts_number",
                "2021-01-01,52,a,1",
                "2021-01-02,53,a,1",
                "2021-01-01,71,b,2",
                "2021-01-02,73,b,2")
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .toList();
    assertThat(new Detection(lines, false, DEFAULTS::get).options()).isEmpty();
  }

  @Test
  void aSpreadsheetOfAGermanDeviceIsRead() {
    Shape shape =
        new Shape(
            "Person;Zeit;Puls;Zustand",
            i -> "%02d.01.2021 07:30".formatted(i + 1),
            i -> i % 11 == 0 ? "NA" : reading(i).replace('.', ','),
            ";");
    assertThat(
            new Detection(shape.lines(StandardCharsets.ISO_8859_1), false, DEFAULTS::get).options())
        .containsExactly(
            "--encoding ISO-8859-1",
            "--delimiter ';'",
            "--subject-column Person",
            "--time-column Zeit",
            "--value-column Puls",
            "--label-column Zustand",
            "--decimal-mark ,",
            "--null NA",
            "--time-format 'd.M.yyyy H:mm[:ss][.SSS]'");
  }

  @Test
  void aHiveTableHasNoHeader() {
    Shape shape =
        new Shape(
            null,
            i -> Long.toString(1_609_459_200L + 86_400L * i),
            i -> i % 9 == 0 ? "\\N" : reading(i),
            "\001");
    assertThat(options(shape))
        .containsExactly(
            "--delimiter '\\001'",
            "--header no",
            "--columns column1,column2,column3,column4",
            "--subject-column column1",
            "--time-column column2",
            "--value-column column3",
            "--label-column column4",
            "--null '\\N'",
            "--time-format epoch-seconds");
  }

  @Test
  void whatCannotBeToldFromASampleIsSaid() {
    Shape shape =
        new Shape(
            "ts_number,datetime,pulse,category",
            i -> "%d/%d/2021".formatted(i % 12 + 1, i % 10 + 1),
            DetectionTest::reading,
            ",");
    assertThat(new Detection(shape.lines(StandardCharsets.UTF_8), false, DEFAULTS::get).reasons())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("time format   d/M/yyyy")
                    .endsWith("it reads all times, but so do: M/d/yyyy"));
  }

  @Test
  void blanksCommentsAndMissingReadingsAreFound() {
    List<byte[]> lines = new ArrayList<>();
    lines.add("# made by hand".getBytes(StandardCharsets.UTF_8));
    Shape shape =
        new Shape(
            "ts_number ,datetime , pulse,category",
            DetectionTest::day,
            i -> i % 5 == 0 ? " -9999" : " " + reading(i),
            ",");
    lines.addAll(shape.lines(StandardCharsets.UTF_8));
    assertThat(new Detection(lines, false, DEFAULTS::get).options())
        .containsExactly("--trim yes", "--comment '#'", "--null -9999");
  }

  private static List<String> options(Shape shape) {
    return new Detection(shape.lines(StandardCharsets.UTF_8), false, DEFAULTS::get).options();
  }

  @Test
  void seriesInALineAreKnownByTheNamesOfTheirColumns() {
    List<String> lines =
        new ArrayList<>(
            List.of("patient;2021-01-01;2021-01-02;2021-01-03;2021-01-04;2021-01-05;group"));
    List<String> counted = new ArrayList<>(List.of("id,n,t8,t9,t10,t11,t12,group"));
    for (int i = 0; i < 30; i++) {
      lines.add("s%d;5%d,5;NA;7,25;8,0;9,0;%s".formatted(i, i % 10, i % 2 == 0 ? "a" : "b"));
      counted.add("s%d,3,%d,1,2,3,4,%d".formatted(i, i % 7, i % 3));
    }
    assertThat(options(lines))
        .containsExactly(
            "--delimiter ';'",
            "--series-columns 2021-01-01..2021-01-05",
            "--subject-column patient",
            "--label-column group",
            "--decimal-mark ,",
            "--null NA");
    assertThat(options(counted))
        .containsExactly("--series-columns t8..t12", "--subject-column id", "--label-column group");
  }

  @Test
  void readingsAtOneTimeAreToldApartByTheirSensor() {
    List<String> lines = new ArrayList<>(List.of("id,day,sensor,reading,group"));
    for (int i = 0; i < 30; i++) {
      for (String sensor : List.of("spo2", "hr")) {
        lines.add(
            "s%d,%s,%s,5%d.5,%s".formatted(i / 10, day(i % 10), sensor, i, i < 15 ? "a" : "b"));
      }
    }
    assertThat(options(lines)).contains("--long sensor", "--sensors hr,spo2");
  }

  private static List<String> options(List<String> lines) {
    return new Detection(
            lines.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList(),
            false,
            DEFAULTS::get)
        .options();
  }
}
