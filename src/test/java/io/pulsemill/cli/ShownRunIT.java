package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a run is shown while it goes on: as JSON, and as metrics. */
class ShownRunIT {
  @TempDir private static Path folder;
  private static Path observations;

  @BeforeAll
  static void simulate() {
    observations = CommandLineRun.simulate(folder.resolve("observations"), 300);
  }

  @Test
  void eachLineOfAJsonRunIsAnObject() throws Exception {
    List<JsonNode> events = events("pipeline", observations, folder.resolve("json"), 0);

    assertThat(events.stream().filter(event -> is(event, "stageEnded")))
        .extracting(event -> event.get("stage").asText())
        .containsExactly("features", "train local", "evaluate");
    assertThat(events.stream().filter(event -> is(event, "stageBegan")))
        .extracting(event -> event.get("stage").asText())
        .containsExactly("features", "train", "evaluate");
    assertThat(events.stream().filter(event -> is(event, "pass"))).hasSizeGreaterThan(1);
    assertThat(events.stream().filter(event -> is(event, "predicted"))).hasSize(1);
  }

  @Test
  void theReasonOfAFailureIsAnObjectToo() throws Exception {
    List<JsonNode> events =
        events("features", folder.resolve("missing"), folder.resolve("none"), 1);

    JsonNode last = events.get(events.size() - 1);
    assertThat(is(last, "error")).isTrue();
    assertThat(last.get("text").asText()).startsWith("pulsemill features: ");
  }

  @Test
  void metricsTellWhatCameOfARun() throws Exception {
    Path file = folder.resolve("run.prom");
    Path output = folder.resolve("metered");
    CommandLineRun.done(
        "pipeline", "--input", observations, "--output", output, "--metrics-file", file);

    assertThat(Files.readString(file))
        .contains("pulsemill_run_finished{run=\"" + output + "\",verb=\"pipeline\"} 1.0\n")
        .contains("pulsemill_run_failed{run=\"" + output + "\",verb=\"pipeline\"} 0.0\n")
        .contains(",stage=\"features\",verb=\"pipeline\"} 27000.0\n")
        .contains("part=\"compute\"", "stage=\"train local\"")
        .contains("pulsemill_pass_loss{");
  }

  @Test
  void metricsTellOfAFailureAndThatPushgatewayWasAwayOnce() throws Exception {
    Path file = folder.resolve("failed.prom");
    CommandLineRun run =
        CommandLineRun.of(
            "features",
            "--input",
            folder.resolve("missing"),
            "--output",
            folder.resolve("none"),
            "--metrics-file",
            file,
            "--pushgateway",
            "http://127.0.0.1:1");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errorLines())
        .filteredOn(line -> line.startsWith("warning: --pushgateway"))
        .hasSize(1);
    assertThat(Files.readString(file)).containsPattern("pulsemill_run_failed\\{.*\\} 1.0\\n");
  }

  @Test
  void aMetricsFileThatCannotBeWrittenIsRefusedBeforeAnythingIsMade() {
    CommandLineRun run =
        CommandLineRun.of(
            "features",
            "--input",
            observations,
            "--output",
            folder.resolve("none"),
            "--metrics-file",
            folder.resolve("nowhere/run.prom"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errorLines()).singleElement().asString().contains("--metrics-file ", "nowhere");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void metricsOfARunThatIsInterruptedSayThatItFailed() throws Exception {
    Path table = folder.resolve("table");
    Path file = folder.resolve("interrupted.prom");
    CommandLineRun.done("features", "--input", observations, "--output", table);
    Process run =
        new ProcessBuilder(
                "scripts/pulsemill",
                "train",
                "--table=" + table,
                "--output=" + folder.resolve("never.json"),
                "--optimizer=gd",
                "--tolerance=1e-15",
                "--max-iterations=100000000",
                "--metrics-file=" + file)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("interrupted.log").toFile())
            .start();
    while (!Files.exists(file) || !Files.readString(file).contains("pulsemill_passes_total{")) {
      assertThat(run.isAlive()).as(Files.readString(folder.resolve("interrupted.log"))).isTrue();
      Thread.sleep(100);
    }

    run.destroy();

    assertThat(run.waitFor()).isEqualTo(128 + 15);
    assertThat(Files.readString(file))
        .containsPattern("pulsemill_run_finished\\{.*\\} 1\\.0")
        .containsPattern("pulsemill_run_failed\\{.*\\} 1\\.0");
  }

  private static List<JsonNode> events(String verb, Path input, Path output, int exit)
      throws Exception {
    CommandLineRun run =
        CommandLineRun.of(verb, "--input", input, "--output", output, "--progress", "json");
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    List<JsonNode> events = new ArrayList<>();
    for (String line : run.errorLines()) {
      events.add(new JsonMapper().readTree(line));
    }
    return events;
  }

  private static boolean is(JsonNode event, String kind) {
    return event.get("event").asText().equals(kind);
  }
}
