package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.api.Pulsemill;
import io.pulsemill.api.SeriesSample;
import io.pulsemill.api.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleJobTest {
  private static final String HEAD = "datetime,pulse,category,ts_number\n";

  @TempDir private Path folder;

  /** Two readings of each of 20 subjects of two labels. */
  private static List<String> lines() {
    return IntStream.range(0, 20)
        .boxed()
        .flatMap(
            i ->
                Stream.of(
                    "2021-01-02,%d,c%d,s%d\n".formatted(50 + i, i % 2, i),
                    "2021-01-01,%d,c%d,s%d\n".formatted(60 + i, i % 2, i)))
        .toList();
  }

  private String write(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, HEAD + String.join("", lines));
    return file.getParent().toString();
  }

  @Test
  void isTheSameWhateverTheOrderFilesAndReducers() throws IOException {
    List<String> backwards = new ArrayList<>(lines());
    Collections.reverse(backwards);
    write("parts/1.csv", backwards.subList(0, 15));
    String parts = write("parts/2.csv", backwards.subList(15, 40));
    Pulsemill mill = Pulsemill.local();

    SeriesSample whole = mill.series(write("whole/1.csv", lines()), 3);
    SeriesSample split = mill.series(parts, 3, Map.of("max-line-bytes", 1000));

    assertThat(subjects(whole)).hasSize(6).isEqualTo(subjects(split));
    TimeSeries one = whole.all().get(0);
    assertThat(one.label()).isEqualTo("c0");
    assertThat(one.values()[0]).isEqualTo(one.values()[1] + 10); // by time, not as written
  }

  @Test
  void aSampleOfSamplesIsThatOfAll() {
    SubjectSample all = new SubjectSample(3);
    SubjectSample first = new SubjectSample(3);
    SubjectSample second = new SubjectSample(3);
    for (int i = 0; i < 100; i++) {
      all.offer("s" + i, "c" + i % 2, List.of());
      (i < 30 ? first : second).offer("s" + i, "c" + i % 2, List.of());
    }
    SubjectSample merged = new SubjectSample(3);
    for (SubjectSample part : List.of(second, first)) {
      part.chosen()
          .forEach(
              own ->
                  merged.offer(
                      own.subject(),
                      "c" + Integer.parseInt(own.subject().substring(1)) % 2,
                      List.of()));
    }

    assertThat(merged.chosen()).isEqualTo(all.chosen()).hasSize(6);
  }

  @Test
  void badRecordsAndContradictionsAreLeftOut() throws IOException {
    List<String> lines = new ArrayList<>(lines());
    lines.add("2021-01-01,fast,c0,s40\n");
    lines.add("2021-01-03,1,c1,s0\n"); // s0 has two labels
    SeriesSample sample = Pulsemill.local().series(write("bad/1.csv", lines), 20);

    assertThat(subjects(sample)).hasSize(19).doesNotContain("s0", "s40");
  }

  @Test
  void nothingToSampleIsSaid() throws IOException {
    String empty = write("empty/1.csv", List.of("2021-01-01,fast,c0,s40\n"));

    assertThatThrownBy(() -> Pulsemill.local().series(empty, 1))
        .isInstanceOf(InputException.class)
        .hasMessage("Input %s: expected a subject but found none".formatted(empty));
  }

  private static List<String> subjects(SeriesSample sample) {
    return sample.all().stream().map(TimeSeries::subject).toList();
  }
}
