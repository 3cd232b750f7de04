package io.pulsemill.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.job.SmallTable;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.record.JobEntry;
import io.pulsemill.record.JobTimeline;
import io.pulsemill.record.PassEntry;
import io.pulsemill.record.Run;
import io.pulsemill.record.Stage;
import io.pulsemill.record.TrainingRun;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRecordTest {
  private static final JobTimeline TIMES =
      new JobTimeline(1, null, null, null, null, null, null, null, null, 2);

  @TempDir private static Path folder;
  private static FeatureTable sample;

  @BeforeAll
  static void writeSample() throws IOException {
    sample = SmallTable.write(new Configuration(), folder);
  }

  @Test
  void aRunIsWhatItsRecordSays() {
    MeasuredRun run = record(EngineKind.LOCAL, "newton", null, List.of()).run(0);
    assertThat(run.trainingRows()).isEqualTo(14);
    assertThat(run.passes()).isEqualTo(3);
    assertThat(run.measuredPasses()).isEqualTo(3);
    assertThat(run.projected()).isFalse();
    assertThat(run.wholeSeconds()).isEqualTo(10);
    assertThat(run.parts().of(Phase.READ)).isEqualTo(4);
    assertThat(run.remainder()).isEqualTo(6);
    assertThat(run.passSeconds()).containsExactly(2.0, 0.5, 1.0);
    assertThat(run.stop()).isEqualTo(StopReason.GRADIENT_SMALL);
  }

  @Test
  void gradientMethodsByJobsAreProjectedByTheirMedianPass() {
    MeasuredRun run = record(EngineKind.JOBS, "lbfgs", null, List.of()).run(103);
    assertThat(run.projected()).isTrue();
    assertThat(run.passes()).isEqualTo(103);
    assertThat(run.measuredPasses()).isEqualTo(3);
    assertThat(run.wholeSeconds()).isEqualTo(10 + 100 * 1.0);
    assertThat(run.seconds()).isEqualTo(10);
  }

  @Test
  void passesMoveWhatIsShuffledAndSentAndTheStatisticsDoNotCount() {
    JobEntry pass = job("pass-0001", false, 5L, Map.of("g", Map.of("SENT_BYTES", 7L, "X", 1000L)));
    List<JobEntry> jobs =
        List.of(
            job("statistics", false, 100L, null), pass, job("pass-0002", false, null, null), pass);
    MeasuredRun run = record(EngineKind.JOBS, "newton", null, jobs).run(0);
    assertThat(run.bytesMoved()).isEqualTo(24);
    assertThat(run.jobs()).hasSize(4).allMatch(job -> job.counters() == null);
  }

  @Test
  void anotherEngineThanAskedForIsNoMeasurement() {
    refused("no room", EngineKind.RESIDENT, "no room", List.of());
    refused(
        "the cluster ran a job as an uber job",
        EngineKind.JOBS,
        null,
        List.of(job("pass-0001", true, null, null)));
    refused(
        "the cluster did not run a job as an uber job",
        EngineKind.JOBS_UBER,
        null,
        List.of(job("pass-0001", true, null, null), job("pass-0002", null, null, null)));
  }

  private static void refused(
      String message, EngineKind engine, String instead, List<JobEntry> jobs) {
    assertThatThrownBy(() -> record(engine, "newton", instead, jobs))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  private static TrialRecord record(
      EngineKind engine, String optimizer, String instead, List<JobEntry> jobs) {
    List<PassEntry> passes =
        List.of(
            new PassEntry(1, 1, 1, 2, null),
            new PassEntry(2, 0.5, 0.5, 0.5, null),
            new PassEntry(3, 0.25, 0, 1, null));
    TrainingRun training =
        new TrainingRun(
            engine.key(),
            2,
            OptimizerKind.of(optimizer),
            20,
            14,
            2,
            2,
            0,
            instead,
            null,
            1,
            StopReason.GRADIENT_SMALL,
            passes,
            List.of());
    Stage stage = new Stage("train", 20, 10, PhaseTimes.ZERO.plus(Phase.READ, 4), 6);
    Run run = new Run(Map.of(), Map.of(), null, null, List.of(training), List.of(stage), jobs);
    return new TrialRecord(
        new Trial(new Contender(engine, null), OptimizerKind.of(optimizer), sample, 1, 100), run);
  }

  private static JobEntry job(
      String name, Boolean uber, Long shuffled, Map<String, Map<String, Long>> counters) {
    return new JobEntry(
        "train",
        name,
        "job_1",
        null,
        uber,
        null,
        null,
        null,
        TIMES,
        PhaseTimes.ZERO,
        null,
        null,
        null,
        null,
        shuffled,
        counters);
  }
}
