package io.pulsemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.record.JobEntry;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class StageJobsTest {
  private static final StageTable.Stage FEATURES =
      new StageTable.Stage("features", 40, 3, PhaseTimes.ZERO);
  private static final StageTable.Stage TRAIN =
      new StageTable.Stage("train", 40, 9, PhaseTimes.ZERO);

  private final StageJobs jobs = new StageJobs();

  @Test
  void entriesAreInTheOrderOfTheJobsWithTheNamesOfTheirStages() {
    addAll();
    assertThat(jobs.entries())
        .extracting(JobEntry::stage, JobEntry::name)
        .containsExactly(
            tuple("features", "features"),
            tuple("train", "statistics"),
            tuple("train", "pass-0001"));
  }

  @Test
  void thePartsOfAStageAreTheSumOfItsJobs() {
    addAll();
    assertThat(jobs.parts(TRAIN))
        .isEqualTo(new PhaseTimes(Map.of(Phase.READ, 2.0, Phase.COMPUTE, 4.0)));
  }

  @Test
  void jobsOfOtherStagesAreNotInTheSum() {
    addAll();
    assertThat(jobs.parts(FEATURES)).isEqualTo(new PhaseTimes(Map.of(Phase.READ, 1.0)));
  }

  @Test
  void aStageWithoutJobsHasNoParts() {
    jobs.add(FEATURES, List.of());
    ask();
    assertThat(jobs.parts(FEATURES)).isEqualTo(PhaseTimes.ZERO);
    assertThat(jobs.entries()).isEmpty();
  }

  @Test
  void countersOfALocalJobAreInItsEntry() {
    FinishedJob job = CountedJob.of("features", Phase.READ, 1);
    jobs.add(FEATURES, List.of(job));
    ask();
    assertThat(jobs.entries().get(0).counters()).isEqualTo(job.counters().groups());
  }

  @Test
  void nothingIsKnownBeforeTheClusterIsAsked() {
    jobs.add(FEATURES, List.of(CountedJob.of("features", Phase.READ, 1)));
    assertThat(jobs.entries()).isEmpty();
    assertThat(jobs.parts(FEATURES)).isEqualTo(PhaseTimes.ZERO);
  }

  private void addAll() {
    jobs.add(FEATURES, List.of(CountedJob.of("features", Phase.READ, 1)));
    jobs.add(
        TRAIN,
        List.of(
            CountedJob.of("statistics", Phase.READ, 2),
            CountedJob.of("pass-0001", Phase.COMPUTE, 4)));
    ask();
  }

  private void ask() {
    jobs.ask(new Configuration(), Progress.SILENT);
  }
}
