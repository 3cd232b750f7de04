package io.pulsemill.engine.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulsemill.LocalRunner;
import io.pulsemill.engine.LocalEngine;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.RunContext;
import io.pulsemill.engine.Training;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.engine.resident.ResidentSelector;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.output.WorkFolders;
import io.pulsemill.selection.Candidate;
import io.pulsemill.selection.FoldFit;
import io.pulsemill.selection.PenaltyPath;
import io.pulsemill.selection.SelectionJson;
import io.pulsemill.selection.SelectionRecord;
import io.pulsemill.selection.SelectionRule;
import io.pulsemill.selection.SelectionSettings;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.TableColumns;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A selection over a real table, 214 fragments of glass of six kinds (MASS {@code fgl}), by all
 * engines; what it finds against {@code selection.py}, which fits each fold and penalty by itself.
 */
@Timeout(120)
class SelectionIT {
  private static final TrainingSplit ALL = new TrainingSplit(12345, 1);
  private static final SelectionSettings SETTINGS =
      new SelectionSettings(
          5, PenaltyPath.parse("0.1,0.02,0.004,0.0008"), List.of(0.0, 0.5), SelectionRule.MIN);

  @TempDir private static Path folder;

  private static final Map<Kind, Run> RUNS = new EnumMap<>(Kind.class);
  private static Configuration conf;
  private static FeatureTable table;
  private static JsonNode golden;

  private enum Kind {
    LOCAL,
    JOBS,
    RESIDENT
  }

  private record Run(Selected selected, List<FinishedJob> jobs) {
    SelectionRecord record() {
      return selected.record();
    }
  }

  @BeforeAll
  static void selectByEach() throws IOException {
    conf = LocalRunner.configuration(folder.resolve("scratch"));
    table = glass();
    golden = new ObjectMapper().readTree(resource("selection.json"));
    for (Kind kind : Kind.values()) {
      RUNS.put(kind, select(kind));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyEngineWritesTheSameBytes(Kind kind) {
    Selected local = RUNS.get(Kind.LOCAL).selected;
    Selected selected = RUNS.get(kind).selected;
    assertThat(SelectionJson.write(selected.record()))
        .isEqualTo(SelectionJson.write(local.record()));
    assertThat(ModelJson.write(selected.model())).isEqualTo(ModelJson.write(local.model()));
  }

  @Test
  void aSelectionTakesAtMostHalfAgainTheJobsOfItsLongestFit() {
    Run jobs = RUNS.get(Kind.JOBS);
    long passes = jobs.jobs.stream().filter(job -> job.name().startsWith("pass")).count();
    assertThat(passes).isEqualTo(jobs.record().passes());
    assertThat(jobs.jobs).hasSize((int) passes + 1); // and the statistics
    assertThat(passes).isLessThanOrEqualTo(jobs.record().longestFit() * 3L / 2);
  }

  @Test
  void everyFoldIsAsAFitByItselfWouldHaveIt() {
    List<Candidate> candidates = RUNS.get(Kind.LOCAL).record().candidates();
    assertThat(candidates).hasSameSizeAs(golden);
    for (int i = 0; i < candidates.size(); i++) {
      Candidate found = candidates.get(i);
      JsonNode expected = golden.get(i);
      assertThat(found.penalty()).isEqualTo(expected.get("penalty").asDouble());
      assertThat(found.l1Ratio()).isEqualTo(expected.get("l1Ratio").asDouble());
      assertClose(found.logLoss(), expected.get("logLoss"));
      assertClose(found.standardError(), expected.get("standardError"));
      for (int fold = 0; fold < 5; fold++) {
        FoldFit of = found.folds().get(fold);
        JsonNode by = expected.get("folds").get(fold);
        assertThat(of.rows()).isEqualTo(by.get("rows").asLong());
        assertClose(of.logLoss(), by.get("logLoss"));
        assertThat(of.accuracy()).isEqualTo(by.get("accuracy").asDouble());
      }
    }
  }

  @Test
  void theFitsToAllRowsHaveTheZerosOfTheirOptima() {
    List<Candidate> candidates = RUNS.get(Kind.LOCAL).record().candidates();
    for (int i = 0; i < candidates.size(); i++) {
      long zeros =
          candidates.get(i).coefficients().stream()
              .flatMap(List::stream)
              .filter(coefficient -> coefficient == 0)
              .count();
      assertThat(zeros).isEqualTo(golden.get(i).get("zeros").asLong());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 7})
  void theModelIsTheVeryOneThatATrainingMakes(int chosen) throws IOException {
    SelectionRecord record = RUNS.get(Kind.LOCAL).record();
    Candidate of = record.candidates().get(chosen);
    SelectionSettings only =
        new SelectionSettings(
            5, new PenaltyPath(List.of(of.penalty()), 1), List.of(of.l1Ratio()), SelectionRule.MIN);
    Penalty penalty = new Penalty(of.penalty() * (1 - of.l1Ratio()), of.penalty() * of.l1Ratio());
    assertThat(ModelJson.write(select(Kind.LOCAL, only).selected.model()))
        .isEqualTo(trained(penalty));
    assertThat(ModelJson.write(RUNS.get(Kind.LOCAL).selected.model()))
        .isEqualTo(
            trained(
                new Penalty(
                    record.pick().penalty() * (1 - record.pick().l1Ratio()),
                    record.pick().penalty() * record.pick().l1Ratio())));
  }

  @Test
  void theRecordIsReadAsItWasWritten() {
    SelectionRecord record = RUNS.get(Kind.LOCAL).record();
    assertThat(SelectionJson.read(SelectionJson.write(record), "here")).isEqualTo(record);
  }

  private static void assertClose(double found, JsonNode expected) {
    assertThat(found).isCloseTo(expected.asDouble(), within(1e-8 * expected.asDouble()));
  }

  private static String trained(Penalty penalty) throws IOException {
    PhaseClock clock = new PhaseClock();
    try (LocalEngine engine = new LocalEngine(conf, table, ALL, 2, clock)) {
      return ModelJson.write(
          new Training(table.columns(), training().penalizedBy(penalty), Progress.SILENT)
              .run(engine, clock)
              .model());
    }
  }

  private static Run select(Kind kind) throws IOException {
    return select(kind, SETTINGS);
  }

  private static Run select(Kind kind, SelectionSettings settings) throws IOException {
    Selector selector =
        switch (kind) {
          case LOCAL -> DriverSelector.local(2);
          case JOBS -> DriverSelector.jobs(3);
          case RESIDENT -> new ResidentSelector(3, Duration.ofSeconds(60));
        };
    List<FinishedJob> jobs = new ArrayList<>();
    org.apache.hadoop.fs.Path place =
        new org.apache.hadoop.fs.Path(folder.toUri().toString(), "selected");
    try (WorkFolder work = WorkFolders.beside(conf, place)) {
      Selected selected =
          selector.select(
              new Selector.Request(table, training(), settings, null),
              new RunContext(conf, work, collecting(jobs), new PhaseClock()));
      return new Run(selected, jobs);
    }
  }

  private static TrainingSettings training() {
    return new TrainingSettings(
        table.columns(), ALL, OptimizerChoice.AUTO, new Stopping(1e-10, 100), Penalty.NONE, 20_000);
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

  private static FeatureTable glass() throws IOException {
    List<String> lines = resource("fgl.csv").lines().toList();
    List<String> names = List.of(lines.get(0).split(","));
    TableColumns columns = new TableColumns("subject", "label", names.subList(1, names.size()));
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.toUri().toString(), "glass.parquet");
    try (FeatureTableWriter writer = new FeatureTableWriter(conf, file, columns, 60)) {
      for (int row = 1; row < lines.size(); row++) {
        String[] cells = lines.get(row).split(",");
        double[] x = Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray();
        writer.write(new FeatureRow(String.valueOf(row), cells[0], x));
      }
    }
    return FeatureTable.open(conf, file, columns);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        SelectionIT.class.getResourceAsStream("/io/pulsemill/reference/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
