package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.InputException;
import io.pulsemill.LocalRunner;
import io.pulsemill.input.DamagedDataException;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.Observation;
import io.pulsemill.series.SeriesRange;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.summary.FeatureColumns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files of series, cut short at every byte. */
class ArchiveTruncationTest {
  private static final String TS =
      "@univariate true\n@classLabel true 1 10\n@data\n1.25,2.5:10\n3.5,4:1\n5,6.75,7:10\n";
  private static final String TIMED =
      "@timeStamps true\n@classLabel true 1 10\n@data\n(0,1.5),(10,25):10\n(0,3),(2,45):1\n";
  private static final String UCR = "1\t1.25\t2.5\n10\t3.5\t42\n1\t5\tNaN\n";
  private static final String ARFF =
      """
      @relation r
      @attribute a numeric
      @attribute b numeric
      @attribute c {1,10}
      @data
      1.25,2.5,10
      3.5,42,1
      5,?,10
      """;
  private static final String BAG =
      """
      @relation r
      @attribute g relational
      @attribute a numeric
      @attribute b numeric
      @end g
      @attribute c {1,10}
      @data
      '1.25,2.5\\n3,4',10
      '3.5,42\\n5,6',1
      """;
  private static final String WIDE = "id,v0,v1,label\na,1.25,2.5,10\nb,3.5,42,1\n";

  @TempDir private Path folder;
  private Configuration conf;

  @BeforeEach
  void configures() {
    conf = LocalRunner.configuration(folder.resolve("scratch"));
  }

  /** Whole series before a cut at the end of a line are all that such a file can show. */
  @ParameterizedTest
  @CsvSource({"ts,v", "timed,v", "ucr,v", "arff,v", "bag,dim_1"})
  void textIsRefusedOrReadRightUpToTheCut(String name, String sensor) throws IOException {
    byte[] whole = text(name).getBytes(StandardCharsets.UTF_8);
    String file = name + "." + suffix(name);
    List<String> all = rows(file, whole, sensor);
    assertThat(all).hasSizeGreaterThan(3);

    int right = 0;
    for (int length = 1; length < whole.length; length++) {
      List<String> read = rows(file, Arrays.copyOf(whole, length), sensor);
      if (!read.isEmpty()) {
        right++;
        assertThat(whole[length - 1]).as("%d bytes", length).isEqualTo((byte) '\n');
        assertThat(all.subList(0, read.size())).isEqualTo(read);
      }
    }
    assertThat(right).isEqualTo(series(all) - 1);
  }

  @ParameterizedTest
  @CsvSource({"ts,v", "timed,v", "ucr,v", "arff,v", "bag,dim_1", "wide,v"})
  void gzipIsRefusedWhereverItIsCut(String name, String sensor) throws IOException {
    byte[] whole = TestFiles.gzip(text(name));
    String file = name + "." + suffix(name) + ".gz";
    assertThat(rows(file, whole, sensor)).hasSizeGreaterThan(3);

    for (int length = 1; length < whole.length; length++) {
      assertThat(rows(file, Arrays.copyOf(whole, length), sensor)).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void cutOfASeriesInALineOfTextShowsButInItsLastField() throws IOException {
    byte[] whole = WIDE.getBytes(StandardCharsets.UTF_8);
    List<String> all = rows("wide.csv", whole, "v");
    int unseen = 0;
    for (int length = 1; length < whole.length; length++) {
      List<String> read = rows("wide.csv", Arrays.copyOf(whole, length), "v");
      unseen += read.isEmpty() || all.subList(0, read.size()).equals(read) ? 0 : 1;
    }
    assertThat(unseen).isEqualTo(1); // a class 1 of 10
  }

  private static long series(List<String> rows) {
    return rows.stream().map(row -> row.split(" ", 2)[0]).distinct().count();
  }

  private static String text(String name) {
    return switch (name) {
      case "ts" -> TS;
      case "timed" -> TIMED;
      case "ucr" -> UCR;
      case "arff" -> ARFF;
      case "bag" -> BAG;
      default -> WIDE;
    };
  }

  private static String suffix(String name) {
    return switch (name) {
      case "ts", "timed" -> "ts";
      case "ucr" -> "tsv";
      case "wide" -> "csv";
      default -> "arff";
    };
  }

  /** Observations as {@code subject label time value}; none if the file is refused. */
  private List<String> rows(String name, byte[] bytes, String sensor) throws IOException {
    org.apache.hadoop.fs.Path file = TestFiles.write(folder.resolve(name), bytes);
    SeriesRange range = name.startsWith("wide") ? SeriesRange.parse("v0..v1") : null;
    FeaturesSettings settings =
        new FeaturesSettings(
            new ColumnNames("id", "time", List.of(sensor), "label", false, null, range),
            name.startsWith("ucr") ? Optional.of(ObservationFormat.UCR) : Optional.empty(),
            Dialect.CSV,
            TimeFormats.STANDARD,
            FeatureColumns.named(List.of("mean"), List.of(sensor)),
            0,
            200,
            1000);
    List<String> rows = new ArrayList<>();
    Observation into = new Observation();
    try {
      InspectedFile seen =
          new InputInspection(conf, settings).inspect(file, bytes.length).orElseThrow();
      ObservationSplit split =
          new ObservationSplit(
              file,
              seen.format(),
              0,
              bytes.length,
              new String[0],
              settings.columns().in(seen.header(), true));
      try (ObservationRows read = RowsFormats.open(conf, split, settings)) {
        while (read.next()) {
          read.read(into);
          rows.add(
              "%s %s %d %s".formatted(into.subject(), into.label(), into.time(), into.value(0)));
        }
      }
      return rows;
    } catch (InputException | DamagedDataException | MalformedRecordException e) {
      return List.of();
    }
  }
}
