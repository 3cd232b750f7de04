package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulsemill.InputException;
import io.pulsemill.LocalRunner;
import io.pulsemill.engine.resident.ResidentTrainer;
import io.pulsemill.evaluate.Detail;
import io.pulsemill.evaluate.EvaluateJob;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.metrics.EvaluationJson;
import io.pulsemill.metrics.Scores;
import io.pulsemill.optimize.Iteration;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.output.WorkFolders;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every trainer promises, of all three: threads, jobs on the local runner, and a resident job
 * whose tasks are threads of this JVM.
 */
@Timeout(120)
class TrainerContractIT {
  private static final TrainingSplit SPLIT = new TrainingSplit(12345, 0.7);
  private static final int ROWS = 40;
  private static final int ROW_GROUP_ROWS = 10;
  private static final int MISSING = 17; // the row without a second value
  private static final int SHARES = 3; // threads or tasks

  @TempDir private static Path folder;

  private static final Map<Kind, Run> RUNS = new EnumMap<>(Kind.class);
  private static Configuration conf;
  private static FeatureTable table;

  private Path results;

  private enum Kind {
    LOCAL,
    JOBS,
    RESIDENT
  }

  /** A training that was watched. */
  private record Run(Trained trained, PhaseClock clock, double seconds, List<FinishedJob> jobs) {
    TrainingResult result() {
      return trained.result();
    }

    String model() {
      return ModelJson.write(result().model());
    }

    List<String> ids() {
      return jobs.stream().map(FinishedJob::id).toList();
    }
  }

  @BeforeAll
  static void trainOnce() throws IOException {
    conf = LocalRunner.configuration(folder.resolve("scratch"));
    table = overlapping(1);
    for (Kind kind : Kind.values()) {
      Path place = Files.createDirectory(folder.resolve(kind.name()));
      RUNS.put(kind, train(kind, table, null, null, place, false));
      assertThat(place.resolve("model.json")).hasContent(RUNS.get(kind).model());
    }
  }

  @BeforeEach
  void makePlace() throws IOException {
    results = Files.createTempDirectory(folder, "results");
  }

  @ParameterizedTest
  @EnumSource
  void theModelHasTheSameBytes(Kind kind) {
    assertThat(RUNS.get(kind).model()).isEqualTo(RUNS.get(Kind.LOCAL).model());
  }

  @ParameterizedTest
  @EnumSource
  void theModelOfAnL1PenaltyHasTheSameBytes(Kind kind) throws IOException {
    Penalty penalty = new Penalty(0, 0.02);
    String local =
        train(Kind.LOCAL, table, null, null, output(results, "l.json", false), results, penalty)
            .model();
    OutputFile model = output(results, "model.json", false);
    assertThat(train(kind, table, null, null, model, results, penalty).model())
        .isEqualTo(local)
        .contains("\"l1\": 0.02", "\"optimizer\": \"proximal-newton\"");
  }

  @ParameterizedTest
  @EnumSource
  void passesAreCountedNumberedAndTimed(Kind kind) {
    List<PassRecord> passes = RUNS.get(kind).result().passes();
    assertThat(passes).hasSizeGreaterThan(3);
    assertThat(passes).hasSize(RUNS.get(kind).result().model().training().passes());
    for (int i = 0; i < passes.size(); i++) {
      assertThat(passes.get(i).number()).isEqualTo(i + 1);
      assertThat(passes.get(i).loss())
          .isEqualTo(RUNS.get(Kind.LOCAL).result().passes().get(i).loss());
      assertThat(passes.get(i).seconds()).isPositive();
    }
    List<Iteration> iterations = RUNS.get(kind).result().iterations();
    assertThat(iterations).isEqualTo(RUNS.get(Kind.LOCAL).result().iterations());
    assertThat(iterations.get(0).number()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aPassNamesTheJobThatSummed(Kind kind) {
    Run run = RUNS.get(kind);
    List<String> named = run.result().passes().stream().map(PassRecord::job).toList();
    switch (kind) {
      case LOCAL -> {
        assertThat(run.jobs).isEmpty();
        assertThat(named).containsOnlyNulls();
      }
      case JOBS -> {
        assertThat(run.jobs.get(0).name()).isEqualTo("statistics");
        assertThat(named).doesNotHaveDuplicates().isSubsetOf(run.ids());
      }
      case RESIDENT -> assertThat(named).containsOnly(run.ids().get(0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void noMoreTimeIsAccountedForThanItTook(Kind kind) {
    Run run = RUNS.get(kind);
    double least = kind == Kind.LOCAL ? 0.9 : 0.01; // the rest is in the report of its jobs
    assertThat(run.clock.parts().total()).isBetween(least * run.seconds, run.seconds);
    assertThat(run.clock.parts().parts()).allSatisfy((phase, s) -> assertThat(s).isNotNegative());
    double passes = run.result().passes().stream().mapToDouble(PassRecord::seconds).sum();
    assertThat(run.result().statisticsSeconds()).isPositive();
    assertThat(run.result().statisticsSeconds() + passes).isLessThan(run.seconds);
  }

  @ParameterizedTest
  @EnumSource
  void asManyShareTheRowsAsWereAskedFor(Kind kind) {
    assertThat(RUNS.get(kind).trained.parallelism()).isEqualTo(SHARES);
  }

  @ParameterizedTest
  @EnumSource
  void knownStatisticsAreTakenAsTheyAre(Kind kind) throws IOException {
    TrainingStatistics known; // not of these rows, so that it shows
    try (LocalEngine engine = new LocalEngine(conf, overlapping(2), SPLIT, 1, new PhaseClock())) {
      known = engine.statistics(true);
    }
    Run run = train(kind, table, known, null, results, false);
    JsonNode centers = new ObjectMapper().readTree(run.model()).at("/standardized/centers");
    assertThat(centers.get(0).asDouble()).isEqualTo(known.moments().mean(0));
    assertThat(centers.get(1).asDouble()).isEqualTo(known.moments().mean(1));
    assertThat(run.jobs).extracting(FinishedJob::name).doesNotContain("statistics");
  }

  @ParameterizedTest
  @CsvSource({
    "LOCAL, a, two classes", "JOBS, a, two classes", "RESIDENT, a, two classes",
    "LOCAL, b, separable", "JOBS, b, separable", "RESIDENT, b, separable",
    "LOCAL, c, fewer than", "JOBS, c, fewer than", "RESIDENT, c, fewer than"
  })
  void rowsWithoutAnOptimumAreRefusedInTheSameWords(Kind kind, String rows, String why)
      throws IOException {
    FeatureTable refused =
        switch (rows) {
          case "a" -> write(rows, ROWS, i -> "only", i -> new double[] {i});
          case "b" -> write(rows, ROWS, i -> i < 20 ? "low" : "high", i -> new double[] {i});
          default -> write(rows, 12, i -> "c" + i % 6, i -> new double[] {i, i * i % 7});
        };
    String message = refusal(Kind.LOCAL, refused);
    assertThat(message).contains(why);
    assertThat(refusal(kind, refused)).isEqualTo(message);
    assertThat(results.resolve("model.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"LOCAL, TEST", "JOBS, ALL", "RESIDENT, TEST", "RESIDENT, TRAIN", "RESIDENT, ALL"})
  void anEvaluationIsWholeOrLeftToOthers(Kind kind, RowChoice rows) throws IOException {
    Run run = train(kind, table, null, rows, results, false);
    assertThat(run.model()).isEqualTo(RUNS.get(kind).model());
    assertThat(run.trained.scored().isPresent()).isEqualTo(kind == Kind.RESIDENT);
    if (kind != Kind.RESIDENT) {
      assertThat(results.resolve("evaluation.json")).doesNotExist();
      return;
    }
    Scores expected;
    try (WorkFolder work = WorkFolders.beside(conf, path(results, "model.json"))) {
      EvaluateJob.Request request =
          new EvaluateJob.Request(
              "evaluate", table, List.of(run.result().model()), false, rows, Detail.NONE);
      expected = EvaluateJob.run(conf, request, 2, work, Progress.SILENT).of(0).scores();
    }
    assertThat(run.trained.scored().get().scores()).isEqualTo(expected);
    assertThat(run.trained.scored().get().seconds()).isBetween(0.0, run.seconds);
    assertThat(results.resolve("evaluation.json"))
        .hasContent(EvaluationJson.write(expected, List.of("a", "b")));
  }

  @ParameterizedTest
  @EnumSource
  void aModelThatIsThereIsReplacedOnlyIfToldTo(Kind kind) throws IOException {
    Path place = results.resolve("model.json");
    OutputFile model = output(results, "model.json", false);
    Files.writeString(place, "mine"); // since it was looked for
    assertThatThrownBy(() -> train(kind, table, null, null, model, results))
        .hasMessageContaining("exists");
    assertThat(place).hasContent("mine");
    Run run = train(kind, table, null, null, results, true);
    assertThat(place).hasContent(run.model());
  }

  private static Trainer trainer(Kind kind) {
    return switch (kind) {
      case LOCAL -> DriverTrainer.local(SHARES);
      case JOBS -> DriverTrainer.jobs(SHARES);
      case RESIDENT -> new ResidentTrainer(SHARES, Duration.ofSeconds(60));
    };
  }

  private String refusal(Kind kind, FeatureTable rows) throws IOException {
    try {
      train(kind, rows, null, null, results, false);
    } catch (InputException e) {
      return e.getMessage();
    }
    return "not refused";
  }

  private static Run train(
      Kind kind,
      FeatureTable rows,
      TrainingStatistics known,
      RowChoice evaluated,
      Path place,
      boolean overwrite)
      throws IOException {
    return train(kind, rows, known, evaluated, output(place, "model.json", overwrite), place);
  }

  private static Run train(
      Kind kind,
      FeatureTable rows,
      TrainingStatistics known,
      RowChoice evaluated,
      OutputFile model,
      Path place)
      throws IOException {
    return train(kind, rows, known, evaluated, model, place, Penalty.NONE);
  }

  private static Run train(
      Kind kind,
      FeatureTable rows,
      TrainingStatistics known,
      RowChoice evaluated,
      OutputFile model,
      Path place,
      Penalty penalty)
      throws IOException {
    TrainingSettings settings =
        new TrainingSettings(
            rows.columns(), SPLIT, OptimizerChoice.AUTO, new Stopping(1e-8, 100), penalty, 20_000);
    OutputFile evaluation =
        evaluated == null ? null : output(place, "evaluation.json", model.overwrite());
    List<FinishedJob> jobs = new ArrayList<>();
    PhaseClock clock = new PhaseClock();
    try (WorkFolder work = WorkFolders.beside(conf, model.place())) {
      Trained trained =
          trainer(kind)
              .train(
                  new TrainingRequest(rows, settings, known, model, evaluated, evaluation),
                  new RunContext(conf, work, collecting(jobs), clock));
      clock.lap(Phase.COMMIT);
      return new Run(trained, clock, clock.seconds(), jobs);
    }
  }

  private static Progress collecting(List<FinishedJob> jobs) {
    return new Progress() {
      @Override
      public void say(String line) {}

      @Override
      public void warn(String line) {}

      @Override
      public void ran(FinishedJob job) {
        jobs.add(job);
      }
    };
  }

  /** Two classes that overlap, all values times {@code factor}. */
  private static FeatureTable overlapping(double factor) throws IOException {
    Random random = new Random(11);
    return write(
        "overlapping-" + factor,
        ROWS,
        i -> i % 2 == 0 ? "a" : "b",
        i ->
            new double[] {
              factor * (random.nextGaussian() + i % 2),
              i == MISSING ? Double.NaN : factor * random.nextGaussian()
            });
  }

  private static FeatureTable write(
      String name, int rows, IntFunction<String> label, IntFunction<double[]> values)
      throws IOException {
    int features = values.apply(0).length;
    TableColumns columns =
        new TableColumns(
            "subject", "label", IntStream.range(0, features).mapToObj(j -> "f" + j).toList());
    org.apache.hadoop.fs.Path file =
        path(Files.createTempDirectory(folder, "table"), name + ".parquet");
    try (FeatureTableWriter writer = new FeatureTableWriter(conf, file, columns, ROW_GROUP_ROWS)) {
      for (int i = 0; i < rows; i++) {
        writer.write(new FeatureRow("s" + i, label.apply(i), values.apply(i)));
      }
    }
    return FeatureTable.open(conf, file, columns);
  }

  private static OutputFile output(Path place, String name, boolean overwrite) throws IOException {
    return OutputFile.prepare(conf, path(place, name), overwrite);
  }

  private static org.apache.hadoop.fs.Path path(Path folder, String name) {
    return new org.apache.hadoop.fs.Path(folder.toUri().toString(), name);
  }
}
