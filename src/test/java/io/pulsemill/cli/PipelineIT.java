package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole journey, as a user takes it. */
class PipelineIT {
  private static final int SUBJECTS = 900;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private static Path observations;
  private static Path output;
  private static CommandLineRun run;

  @BeforeAll
  static void runPipeline() {
    observations = CommandLineRun.simulate(folder.resolve("observations"), SUBJECTS);
    output = folder.resolve("run");
    run =
        CommandLineRun.of(
            "pipeline", "--input", observations, "--output", output, "--compare-engines");
    assertThat(run.exit()).as(run.err()).isZero();
  }

  @Test
  void theJourneyLeavesItsFiles() throws IOException {
    try (var files = Files.list(output)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "features",
              "model.json",
              "model-jobs.json",
              "model-fused.json",
              "model-resident.json",
              "evaluation.json",
              "run.json",
              "report.html");
    }
    for (String other : List.of("model-jobs.json", "model-fused.json", "model-resident.json")) {
      assertThat(output.resolve(other)).hasSameBinaryContentAs(output.resolve("model.json"));
    }
  }

  @Test
  void standardOutputHasTheStagesTheMatrixAndTheFiles() {
    assertThat(run.out())
        .containsSubsequence(
            "features", "train local", "train jobs", "train resident", "train fused", "evaluate")
        .contains("81,000", "the same bytes", "pro_athlete", "accuracy")
        .contains(output.resolve("model.json").toString());
  }

  @Test
  void progressGoesToStandardError() {
    assertThat(run.err()).contains("pass 1: loss", "gradient norm").doesNotContain("accuracy");
  }

  @Test
  void simulatedClassesAreToldApartAsWellAsTheyCanBe() throws IOException {
    // The simulation's own limit is 0.936; 270 test rows allow for 3 standard errors of 0.015.
    double accuracy =
        JSON.readTree(output.resolve("evaluation.json").toFile()).get("accuracy").asDouble();
    assertThat(accuracy).isBetween(0.89, 0.98);
  }

  @Test
  void theRunRecordHasSettingsInputsStagesAndPasses() throws IOException {
    JsonNode record = JSON.readTree(output.resolve("run.json").toFile());
    assertThat(record.at("/settings/train-fraction").asDouble()).isEqualTo(0.7);
    assertThat(record.at("/inputs")).hasSize(3);
    assertThat(record.at("/inputs/0/checksum").asText()).startsWith("CRC32C:");
    assertThat(record.at("/records/read").asInt()).isEqualTo(SUBJECTS * 90);
    assertThat(record.at("/stages")).hasSize(6);
    assertThat(record.at("/training/0/passes").size()).isPositive();
  }

  @Test
  void theRunRecordHasAReportOfEachJob() throws IOException {
    JsonNode record = JSON.readTree(output.resolve("run.json").toFile());
    JsonNode jobs = record.get("jobs");
    assertThat(jobs.findValuesAsText("stage"))
        .containsSubsequence("features", "train jobs", "evaluate")
        .doesNotContain("train local");
    assertThat(jobs.findValuesAsText("name"))
        .startsWith("features", "statistics", "pass-0001")
        .endsWith("evaluate");
    long before = 0;
    for (JsonNode job : jobs) {
      JsonNode timeline = job.get("timeline");
      assertThat(timeline.get("submitted").asLong()).isGreaterThanOrEqualTo(before);
      before = timeline.get("noticed").asLong();
      assertThat(before).isGreaterThanOrEqualTo(timeline.get("submitted").asLong());
      assertThat(job.has("reportUnavailable")).isFalse();
    }
  }

  @Test
  void theRunRecordLeavesOutWhatTheLocalRunnerDoesNotReport() throws IOException {
    JsonNode job = JSON.readTree(output.resolve("run.json").toFile()).at("/jobs/0");
    assertThat(job.get("uber").asBoolean(true)).isFalse();
    for (String unknown : List.of("maps", "reduces", "cpuMillis", "gcMillis", "bytesRead")) {
      assertThat(job.get(unknown).isNull()).as(unknown).isTrue();
    }
    assertThat(job.at("/timeline/masterStarted").isNull()).isTrue();
    assertThat(job.at("/timeline/firstTaskRunning").isNull()).isTrue();
    assertThat(
            job.get("counters")
                .get("io.pulsemill.features.FeaturesCounters$Records")
                .get("READ")
                .asInt())
        .isEqualTo(SUBJECTS * 90);
  }

  @Test
  void eachPassOfAJobsTrainingNamesItsJob() throws IOException {
    JsonNode record = JSON.readTree(output.resolve("run.json").toFile());
    List<String> jobs = new ArrayList<>();
    for (JsonNode job : record.get("jobs")) {
      if (job.get("name").asText().startsWith("pass-")) {
        jobs.add(job.get("id").asText());
      }
    }
    assertThat(record.at("/training/1/passes").findValuesAsText("job"))
        .isEqualTo(jobs)
        .isNotEmpty();
    assertThat(record.at("/training/0/passes/0").has("job")).isFalse();
  }

  @Test
  void observationsWithoutLabelsArePredictedAsTheirTableIs() throws IOException {
    Path bare = Files.createDirectory(folder.resolve("bare"));
    for (int i = 1; i <= 3; i++) {
      List<String> lines = Files.readAllLines(observations.resolve("ts_data_" + i + ".csv"));
      Files.write(
          bare.resolve(i + ".csv"),
          lines.stream().map(line -> line.replaceFirst(",[^,]*,([^,]*)$", ",$1")).toList());
    }
    Path fromTable = folder.resolve("from-table");
    Path fromObservations = folder.resolve("from-observations");
    Path model = output.resolve("model.json");
    CommandLineRun.done(
        "predict",
        "--table",
        output.resolve("features"),
        "--model",
        model,
        "--output",
        fromTable,
        "--format",
        "csv");
    CommandLineRun.done(
        "predict",
        "--input",
        bare,
        "--model",
        model,
        "--output",
        fromObservations,
        "--format",
        "csv");
    assertThat(fromObservations.resolve("part-m-00000.csv"))
        .hasSameTextualContentAs(fromTable.resolve("part-m-00000.csv"));
    assertThat(Files.readAllLines(fromTable.resolve("part-m-00000.csv"))).hasSize(SUBJECTS + 1);
  }

  @Test
  void evaluatingAllRowsCountsThemAll() throws IOException {
    Path all = folder.resolve("all.json");
    CommandLineRun.done(
        "evaluate",
        "--table",
        output.resolve("features"),
        "--model",
        output.resolve("model.json"),
        "--rows",
        "all",
        "--output",
        all);
    assertThat(JSON.readTree(all.toFile()).get("rows").asInt()).isEqualTo(SUBJECTS);
  }

  @Test
  void overwritingLeavesNoResultOfTheEarlierRun() throws IOException {
    Path again = folder.resolve("again");
    Path small = CommandLineRun.simulate(folder.resolve("small"), 300);
    CommandLineRun.done(
        "pipeline", "--input", small, "--output", again, "-D", "pulsemill.compare-engines=true");
    assertThat(again.resolve("model-jobs.json")).exists();
    CommandLineRun.done("pipeline", "--input", small, "--output", again, "--overwrite");
    assertThat(again.resolve("model-jobs.json")).doesNotExist();
    Path bad =
        Files.writeString(folder.resolve("bad.csv"), "datetime,pulse,category,ts_number\nx\n");
    CommandLineRun failed =
        CommandLineRun.of("pipeline", "--input", bad, "--output", again, "--overwrite");
    assertThat(failed.exit()).isEqualTo(1);
    try (var files = Files.list(again)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("features");
    }
    assertThat(again.resolve("features/_SUCCESS")).doesNotExist();
  }

  @Test
  void aTrainFractionOfOneLeavesNothingToTest() {
    CommandLineRun refused =
        CommandLineRun.of(
            "pipeline",
            "--input",
            observations,
            "--output",
            folder.resolve("none"),
            "--train-fraction",
            "1");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.errorLines()).singleElement().asString().contains("--rows");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
