package io.pulsemill.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.LocalRunner;
import io.pulsemill.job.Progress;
import io.pulsemill.job.SmallModel;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.JointEvaluation;
import io.pulsemill.metrics.compare.ComparisonJson;
import io.pulsemill.metrics.compare.ComparisonRecord;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.output.WorkFolders;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job that scores several models, by Hadoop's own sort. */
class EvaluateJobIT {
  private static final TableColumns COLUMNS =
      new TableColumns("subject", "label", List.of("h", "g", "f"));
  private static final int ROWS = 400;
  private static final int REPLICATES = 20;

  @TempDir private Path folder;

  private Configuration conf;

  @BeforeEach
  void keepScratchFilesApart() {
    conf = LocalRunner.configuration(folder.resolve("scratch"));
  }

  /** Features that are multiples of a quarter, so that many rows tie. */
  private static List<FeatureRow> rows() {
    Random random = new Random(5);
    List<FeatureRow> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double[] values = new double[3];
      for (int j = 0; j < values.length; j++) {
        values[j] = Math.rint(4 * random.nextGaussian() + i % 2) / 4;
      }
      rows.add(new FeatureRow("s" + i, i % 2 == 0 ? "a" : "b", values));
    }
    return rows;
  }

  private FeatureTable table(String name, List<FeatureRow> rows, int rowGroup) throws IOException {
    org.apache.hadoop.fs.Path file = path(name);
    try (FeatureTableWriter writer = new FeatureTableWriter(conf, file, COLUMNS, rowGroup)) {
      for (FeatureRow row : rows) {
        writer.write(row);
      }
    }
    return FeatureTable.open(conf, file, COLUMNS);
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.toUri().toString(), name);
  }

  private static List<TrainedModel> models() {
    TrainedModel first = SmallModel.of("a", "b");
    SoftmaxModel other =
        new SoftmaxModel(
            List.of("a", "b"), List.of("h"), new double[] {0, 0}, new double[][] {{-1}, {1}});
    return List.of(first, new TrainedModel(other, first.training()));
  }

  private String compared(FeatureTable table, int tasks) throws IOException {
    EvaluateJob.Request request =
        new EvaluateJob.Request(
            "compare", table, models(), true, RowChoice.TEST, new Detail(REPLICATES, true));
    try (WorkFolder work = WorkFolders.beside(conf, path("comparison.json"))) {
      JointEvaluation all = EvaluateJob.run(conf, request, tasks, work, Progress.SILENT);
      return ComparisonJson.write(
          ComparisonRecord.of(
              all,
              "test",
              List.of("one", "two"),
              models().stream().map(model -> model.model().features()).toList(),
              List.of("a", "b")));
    }
  }

  @Test
  void anyOrderOfTheRowsAndNumberOfTasksGivesTheSameBytes() throws IOException {
    List<FeatureRow> rows = rows();
    String whole = compared(table("whole.parquet", rows, ROWS), 1);
    Collections.shuffle(rows, new Random(6));
    assertThat(compared(table("parts.parquet", rows, 50), 3)).isEqualTo(whole);
    ComparisonRecord read = ComparisonJson.read(whole, "it");
    assertThat(ComparisonJson.write(read)).isEqualTo(whole);
    assertThat(read.models()).hasSize(3);
    assertThat(read.pairs()).hasSize(3);
    EvaluationRecord baseline = read.models().get(2).evaluation();
    assertThat(baseline.logLoss()).isEqualTo(Math.log(2));
    assertThat(baseline.auc()).isNull();
  }

  /** Of one model beside others, what it is alone: by the names of its own columns. */
  @Test
  void aModelIsScoredAsIfItWereAlone() throws IOException {
    FeatureTable table = table("table.parquet", rows(), 100);
    TrainedModel one = models().get(1);
    EvaluateJob.Request request =
        new EvaluateJob.Request(
            "evaluate",
            FeatureTable.open(conf, path("table.parquet"), COLUMNS.withFeatures(List.of("h"))),
            List.of(one),
            false,
            RowChoice.TEST,
            new Detail(REPLICATES, true));
    try (WorkFolder work = WorkFolders.beside(conf, path("evaluation.json"))) {
      EvaluationRecord alone =
          EvaluateJob.run(conf, request, 2, work, Progress.SILENT).of(0).record(List.of("a", "b"));
      ComparisonRecord beside = ComparisonJson.read(compared(table, 2), "it");
      assertThat(beside.models().get(1).evaluation()).isEqualTo(alone);
      assertThat(alone.auc().value()).isBetween(0.5, 1.0);
    }
  }
}
