package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.LocalRunner;
import io.pulsemill.engine.LocalEngine;
import io.pulsemill.engine.Training;
import io.pulsemill.evaluate.EvaluateJob;
import io.pulsemill.job.JobFailedException;
import io.pulsemill.job.SmallTable;
import io.pulsemill.metrics.EvaluationJson;
import io.pulsemill.metrics.Scores;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The job on the local runner, its tasks threads of this JVM, against the other engines. */
@Timeout(120)
class ResidentTrainingIT {
  @TempDir private Path folder;

  private Configuration conf;
  private FeatureTable table;

  @BeforeEach
  void writeTable() throws IOException {
    conf = LocalRunner.configuration(folder.resolve("scratch"));
    table = SmallTable.write(conf, folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theModelIsThatOfTheLocalEngine(int tasks) throws IOException {
    Outcome outcome = train(tasks, null, false);
    assertThat(outcome.trained()).as(outcome.reason()).isTrue();
    assertThat(outcome.model()).isEqualTo(ModelJson.write(local(table)));
    assertThat(folder.resolve("model.json")).hasContent(outcome.model());
    assertThat(folder.resolve("evaluation.json")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(RowChoice.class)
  void theEvaluationIsThatOfTheJob(RowChoice rows) throws IOException {
    Scores expected;
    try (WorkFolder work = work()) {
      expected = EvaluateJob.run(conf, table, local(table), rows, 2, work, SmallRun.SILENT);
    }
    Outcome outcome = train(3, rows, false);
    assertThat(outcome.trained()).as(outcome.reason()).isTrue();
    assertThat(outcome.scores()).isEqualTo(expected);
    assertThat(folder.resolve("evaluation.json"))
        .hasContent(EvaluationJson.write(expected, List.of("a", "b")));
  }

  @Test
  void rowsOfOneClassAreRefusedAsTheLocalEngineRefusesThem() throws IOException {
    assertRefusedAsLocally(write(i -> "only"), "two classes");
  }

  @Test
  void separableClassesAreRefusedAsTheLocalEngineRefusesThem() throws IOException {
    assertRefusedAsLocally(write(i -> i < 20 ? "low" : "high"), "separable");
  }

  @Test
  void aModelThatStandsThereIsKept() throws IOException {
    OutputFile model = output("model.json", false);
    Files.writeString(folder.resolve("model.json"), "mine"); // since it was looked for
    assertThatThrownBy(() -> train(table, 2, null, model))
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining("exists");
    assertThat(folder.resolve("model.json")).hasContent("mine");
  }

  @Test
  void aModelThatStandsThereIsReplacedWhereToldTo() throws IOException {
    Files.writeString(folder.resolve("model.json"), "mine");
    Outcome outcome = train(2, null, true);
    assertThat(folder.resolve("model.json")).hasContent(outcome.model());
  }

  private void assertRefusedAsLocally(FeatureTable refused, String why) throws IOException {
    String message = null;
    try {
      local(refused);
    } catch (InputException e) {
      message = e.getMessage();
    }
    assertThat(message).contains(why);
    OutputFile model = output("model.json", false);
    assertThatThrownBy(() -> train(refused, 2, null, model))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
    assertThat(folder.resolve("model.json")).doesNotExist();
  }

  private Outcome train(int tasks, RowChoice evaluated, boolean overwrite) throws IOException {
    return train(table, tasks, evaluated, output("model.json", overwrite));
  }

  private Outcome train(FeatureTable rows, int tasks, RowChoice evaluated, OutputFile model)
      throws IOException {
    try (WorkFolder work = work()) {
      return new ResidentTraining(
              conf, rows, SmallRun.settings(rows), tasks, Duration.ofSeconds(60))
          .run(
              null,
              evaluated,
              model,
              output("evaluation.json", model.overwrite()),
              work,
              SmallRun.SILENT);
    }
  }

  private TrainedModel local(FeatureTable rows) throws IOException {
    try (LocalEngine local = new LocalEngine(conf, rows, SmallRun.SPLIT, 1)) {
      return new Training(rows, SmallRun.settings(rows), SmallRun.SILENT).run(local).model();
    }
  }

  private FeatureTable write(IntFunction<String> labels) throws IOException {
    TableColumns columns = new TableColumns("subject", "label", List.of("f"));
    try (FeatureTableWriter writer =
        new FeatureTableWriter(conf, path("other.parquet"), columns, 10)) {
      for (int i = 0; i < 40; i++) {
        writer.write(new FeatureRow("s" + i, labels.apply(i), new double[] {i}));
      }
    }
    return FeatureTable.open(conf, path("other.parquet"), columns);
  }

  private OutputFile output(String name, boolean overwrite) throws IOException {
    return OutputFile.prepare(conf, path(name), overwrite);
  }

  private WorkFolder work() throws IOException {
    return WorkFolder.beside(conf, path("model.json"));
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.toUri().toString(), name);
  }
}
