package io.pulsemill.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/bench.sh, as a person runs it: that it reports, never how fast. */
class BenchIT {
  @TempDir private Path folder;

  @Test
  void reportsEveryStageAskedForBesideTheScanner() throws Exception {
    Path output = folder.resolve("with a space");
    Result run =
        bench(null, "--sizes=600", "--repeats=1", "--stages=features,train", "--output=" + output);
    assertThat(run.exit).as(run.text).isZero();
    assertThat(run.text)
        .containsPattern("(?m)^features +600 +54,000 ")
        .containsPattern("(?m)^train +600 +54,000 ");
    JsonNode report = new ObjectMapper().readTree(output.resolve("bench.json").toFile());
    assertThat(report.at("/machine/cores").asInt()).isPositive();
    assertThat(StreamSupport.stream(report.path("medians").spliterator(), false))
        .extracting(median -> median.get("data").asText() + " " + median.get("stage").asText())
        .containsExactly("600 scanner", "600 features", "600 train");
    for (JsonNode median : report.path("medians")) {
      assertThat(median.get("wallSeconds").asDouble()).isPositive();
      assertThat(median.get("cpuSeconds").asDouble()).isPositive();
      assertThat(median.get("timesScanner").asDouble()).isPositive();
    }
  }

  @Test
  void withoutGnuTimeItTakesAFolderAllTheSame() throws Exception {
    Path none = Files.createDirectories(folder.resolve("bin")).resolve("time");
    Files.writeString(none, "#!/bin/sh\nexit 1\n");
    assertThat(none.toFile().setExecutable(true)).isTrue();
    Path data = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(data.resolve("notes.txt"), "no input");
    Files.writeString(data.resolve("day.csv"), observations());
    Result run =
        bench(
            none.getParent(),
            "--data=" + data,
            "--repeats=1",
            "--stages=features",
            "--output=" + folder.resolve("out"));
    assertThat(run.exit).as(run.text).isZero();
    assertThat(run.text).containsPattern("(?m)^features +2 +4 ");
    JsonNode report =
        new ObjectMapper().readTree(folder.resolve("out").resolve("bench.json").toFile());
    assertThat(report.at("/settings/timedBy").asText()).isEqualTo("bash");
    assertThat(report.at("/runs")).hasSize(4); // a scanner's process passes three times
  }

  @Test
  void wrongUsageIsTwoAndALine() throws Exception {
    for (String words :
        List.of(
            "--sizes many",
            "--repeats 0",
            "--stages features,cook",
            "--sizes 600 --data here",
            "--with duckdb",
            "--fast")) {
      Result run = bench(null, words.split(" "));
      assertThat(run.exit).as(words).isEqualTo(2);
      assertThat(run.text).contains("bench.sh: ", "--help").hasLineCount(1);
    }
  }

  @Test
  void aFolderWithoutObservationsIsRefused() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Result run = bench(null, "--data=" + empty, "--output=" + folder.resolve("out"));
    assertThat(run.exit).isEqualTo(1);
    assertThat(run.text).contains("no .csv file in " + empty.toRealPath());
  }

  @Test
  void anEarlierCommitThatIsNotThereIsRefused() throws Exception {
    Result run = bench(null, "--against=no-such-commit", "--output=" + folder.resolve("out"));
    assertThat(run.exit).isEqualTo(1);
    assertThat(run.text).contains("--against: 'no-such-commit' is no commit here");
  }

  private static String observations() {
    return """
        datetime,pulse,category,ts_number
        2021-01-01,52.0,a,1
        2021-01-02,53.0,a,1
        2021-01-01,82.0,b,2
        2021-01-02,85.0,b,2
        """;
  }

  private static Result bench(Path firstOnPath, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "scripts/bench.sh"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (firstOnPath != null) {
      builder
          .environment()
          .merge("PATH", firstOnPath.toString(), (old, dir) -> dir + File.pathSeparator + old);
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), text);
  }

  private record Result(int exit, String text) {}
}
