package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.TableColumns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user of {@code features} sees of bad observations: exit code, one line, files. */
class ObservationFaultsIT {
  private static final String HEADER = "datetime,pulse,category,ts_number\n";
  private static final String GOOD =
      "2021-01-01,52.0,a,1\n2021-01-02,54.0,a,1\n2021-01-01,61.0,b,2\n2021-01-02,62.0,b,2\n";

  @TempDir private Path folder;

  private Path input;
  private Path output;

  @BeforeEach
  void name() {
    input = folder.resolve("in.csv");
    output = folder.resolve("table");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "columns       | 2021-01-03,52.0,a                 | expected 4",
        "number        | 2021-01-03,fast,a,1               | 'fast'",
        "number        | 2021-01-03,NaN,a,1                | 'NaN'",
        "number        | 2021-01-03,0x1p3,a,1              | '0x1p3'",
        "number        | 2021-01-03,1d,a,1                 | '1d'",
        "number        | 2021-01-03,1e999,a,1              | '1e999'",
        "time          | 2021-02-30,52.0,a,1               | '2021-02-30'",
        "empty-subject | '2021-01-03,52.0,a,'              | subject",
        "empty-label   | 2021-01-03,52.0,,1                | label",
        "quote         | '2021-01-03,52.0,\"a,1'           | quote",
        "two-labels    | 2021-01-03,52.0,b,1               | subject 1",
        "two-values    | 2021-01-02,99.0,a,1               | subject 1",
      })
  void aBadRecordFailsTheRunAndIsKept(String reason, String line, String detail)
      throws IOException {
    Files.writeString(input, HEADER + GOOD + line + "\n");
    CommandLineRun run = features();
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.errorLines())
        .singleElement()
        .asString()
        .startsWith("pulsemill features: bad records: 1, allowed: 0 (--max-bad-records)")
        .contains(reason.trim(), detail.trim(), "_bad");
    assertThat(names(output)).containsExactly("_bad");
    assertThat(Files.readString(output.resolve("_bad/part-r-00000"))).contains(reason.trim());
  }

  @Test
  void badRecordsWithinTheAllowanceAreCountedToTheUnit() throws IOException {
    Files.writeString(
        input, HEADER + GOOD + "2021-01-02,54.0,a,1\nx\n\n2021-01-01,1,c,3\n2021-01-02,1,d,3\n");
    CommandLineRun run = features("--max-bad-records", "2");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(output.resolve("_features.json").toFile());
    JsonNode records = json.get("records");
    assertThat(records.get("read").asInt()).isEqualTo(8);
    assertThat(records.get("used").asInt()).isEqualTo(4);
    assertThat(records.get("duplicate").asInt()).isEqualTo(1);
    assertThat(records.get("columns").asInt()).isEqualTo(1);
    assertThat(records.get("two-labels").asInt()).isEqualTo(2);
    assertThat(json.get("rows").asInt()).isEqualTo(2);
    assertThat(names(output)).contains("_SUCCESS", "_bad", "_features.json");
  }

  @Test
  void anOverlongLineIsABadRecord() throws IOException {
    Files.writeString(input, HEADER + GOOD + "x".repeat(200) + "\n");
    assertRefused(features("--max-line-bytes", "100"), "line-too-long", "100");
  }

  @Test
  void gzipUnderAnotherNameIsRefused() throws IOException {
    Files.write(input, gzip(HEADER + GOOD));
    assertRefused(features(), "in.csv", "gzip", ".gz");
    assertThat(output).doesNotExist();
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    input = folder.resolve("in.csv.gz");
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 5000; i++) {
      text.append("2021-01-01,").append(i * 7919 % 1000).append(",a,").append(i).append('\n');
    }
    byte[] whole = gzip(text.toString());
    Files.write(input, Arrays.copyOf(whole, whole.length / 2));
    assertRefused(features("--max-bad-records", "1000000"), "in.csv.gz");
    assertThat(names(output)).doesNotContain("_SUCCESS");
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Files.writeString(input, "datetime,puls,category,ts_number\n" + GOOD);
    assertRefused(features(), "in.csv", "'pulse'", "puls");
  }

  @Test
  void noObservationsAreRefused() throws IOException {
    Files.writeString(input, "");
    assertRefused(features(), "no observations");
    Files.writeString(input, HEADER);
    assertRefused(features(), "no observations");
    input = folder.resolve("nowhere");
    assertRefused(features(), "nowhere");
  }

  @Test
  void wholeNumberTimesMixedWithDatesAreRefused() throws IOException {
    Files.writeString(input, HEADER + GOOD + "17,60.0,b,2\n");
    assertRefused(features(), "whole numbers", "dates");
  }

  @Test
  void datesWithoutHyphensAreReadAsDatesIfTheOptionSaysSo() throws IOException {
    Files.writeString(input, HEADER + "20230227,52.0,a,1\n20230301,54.0,a,1\n20230227,61.0,b,2\n");
    CommandLineRun run = features("--features", "trend");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.errorLines()).singleElement().asString().contains("--time-format compact-date");

    run = features("--features", "trend", "--time-format", "compact-date", "--overwrite");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    JsonNode json = new ObjectMapper().readTree(output.resolve("_features.json").toFile());
    assertThat(json.get("timeFormat").asText()).isEqualTo("compact-date");
    assertThat(trend(output)).isEqualTo(1); // 2 in the 2 days from February 27 to March 1
  }

  /** The trend of subject 1, a unit a day. */
  private static double trend(Path table) throws IOException {
    Configuration conf = new Configuration();
    FeatureTable opened =
        FeatureTable.open(
            conf,
            new org.apache.hadoop.fs.Path(table.toUri()),
            new TableColumns("subject", "label", List.of("trend")));
    try (RowGroupReader reader = new RowGroupReader(conf, opened.columns())) {
      RowGroup rows = reader.read(opened.rowGroups().get(0));
      return rows.value(rows.subject(0).equals("1") ? 0 : 1, 0);
    }
  }

  private CommandLineRun features(String... options) {
    Object[] args = {"features", "--input", input, "--output", output, "--quiet"};
    return CommandLineRun.of(Stream.concat(Arrays.stream(args), Arrays.stream(options)).toArray());
  }

  private static void assertRefused(CommandLineRun run, String... words) {
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.errorLines())
        .singleElement()
        .asString()
        .startsWith("pulsemill features: ")
        .contains(words);
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
