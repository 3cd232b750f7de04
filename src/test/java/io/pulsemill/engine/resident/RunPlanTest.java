package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.junit.jupiter.api.Test;

/** The plan of a run reads as it was written. */
class RunPlanTest {
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(
          new TableColumns("id", "class", List.of("f", "g")),
          new TrainingSplit(-3, 0.125),
          OptimizerChoice.LBFGS,
          new Stopping(1e-5, 17),
          new Penalty(0.25, 0.125),
          500);

  @Test
  void aPlanWithEverythingReadsAsItWasWritten() throws IOException {
    RunPlan plan =
        new RunPlan(
            3,
            SETTINGS,
            Duration.ofSeconds(61),
            RowChoice.ALL,
            new Path("hdfs://there:9000/a/model.json"),
            new Path("/b/evaluation.json"),
            true,
            new Path("/a/.model.json.run/7"));
    assertThat(written(plan)).isEqualTo(plan);
  }

  @Test
  void aPlanWithoutEvaluationAndPlacesReadsAsItWasWritten() throws IOException {
    RunPlan plan = new RunPlan(1, SETTINGS, Duration.ofSeconds(1), null, null, null, false, null);
    assertThat(written(plan)).isEqualTo(plan);
  }

  @Test
  void aPlanWithAGivenSplitReadsAsItWasWritten() throws IOException {
    TrainingSettings byColumn =
        SETTINGS
            .of(new TableColumns("id", "class", "set", List.of("f", "g")))
            .splitBy(TrainingSplit.byColumn(-3, "set"));
    RunPlan plan =
        new RunPlan(2, byColumn, Duration.ofSeconds(1), RowChoice.TEST, null, null, false, null);
    assertThat(written(plan)).isEqualTo(plan);
  }

  private static RunPlan written(RunPlan plan) throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    plan.write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    RunPlan read = RunPlan.read(in);
    assertThat(in.read()).as("bytes left").isEqualTo(-1);
    return read;
  }
}
