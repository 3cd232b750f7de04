package io.pulsemill.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.job.JobCounters;
import io.pulsemill.record.JobTimeline;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import org.apache.hadoop.mapreduce.Counters;
import org.junit.jupiter.api.Test;

/** The stretches of a job's timeline become parts. */
class JobPartsTest {
  private static final JobTimeline WHOLE =
      new JobTimeline(0, 500L, 1500L, 2500L, 2600L, 4000L, 8000L, 9000L, 9250L, 9300);

  @Test
  void everyStretchBelongsToOnePart() {
    PhaseTimes parts = JobParts.of(WHOLE, 4, counters(2, 1, 0.5, 1.5));

    assertThat(parts.of(Phase.SUBMIT)).isEqualTo(0.5);
    assertThat(parts.of(Phase.QUEUE)).isEqualTo(1.0);
    assertThat(parts.of(Phase.MASTER_START)).isEqualTo(2.5);
    assertThat(parts.of(Phase.SHUFFLE_AND_SUM)).isEqualTo(1.0);
    assertThat(parts.of(Phase.COMMIT)).isEqualTo(0.25);
    assertThat(parts.of(Phase.NOTICE)).isEqualTo(0.05, within(1e-12));
    assertThat(parts.total()).isEqualTo(9.3, within(1e-12));
  }

  @Test
  void mapTasksShareTheirStretchAsTheMeanTaskDid() {
    // Two tasks of 8 s each, one after the other in 4 s of each other's: half of what they counted.
    PhaseTimes parts = JobParts.of(WHOLE, 8, counters(2, 1, 0.5, 1.5));

    assertThat(parts.of(Phase.READ)).isEqualTo(0.5, within(1e-12));
    assertThat(parts.of(Phase.DECODE)).isEqualTo(0.25, within(1e-12));
    assertThat(parts.of(Phase.COMPUTE)).isEqualTo(0.75, within(1e-12));
    assertThat(parts.of(Phase.TASK_START)).isEqualTo(2.5, within(1e-12));
  }

  @Test
  void tasksThatTellNothingComputeAllTheTime() {
    PhaseTimes parts = JobParts.of(WHOLE, 4, JobCounters.of(new Counters()));
    assertThat(parts.of(Phase.COMPUTE)).isEqualTo(4.0);
    assertThat(parts.of(Phase.TASK_START)).isZero();
  }

  @Test
  void clocksThatDisagreeMakeNoNegativeStretch() {
    JobTimeline skewed =
        new JobTimeline(0, 900L, 400L, null, null, 2000L, 1000L, 1050L, 1100L, 950);
    PhaseTimes parts = JobParts.of(skewed, 1, counters(1, 0.1, 0.1, 0.1));

    parts.parts().forEach((part, seconds) -> assertThat(seconds).as(part.key()).isNotNegative());
    assertThat(parts.total()).isEqualTo(0.95, within(1e-12));
  }

  @Test
  void whatNobodyReportedIsNoPart() {
    JobTimeline driver = new JobTimeline(0, null, null, null, null, null, null, null, null, 9300);
    assertThat(JobParts.of(driver, 0, JobCounters.of(new Counters())).parts()).isEmpty();
  }

  private static JobCounters counters(int told, double read, double decode, double compute) {
    Counters counters = new Counters();
    counters.findCounter(TaskParts.Tasks.REPORTED).setValue(told);
    counters.findCounter(Phase.READ).setValue(micros(told * read));
    counters.findCounter(Phase.DECODE).setValue(micros(told * decode));
    counters.findCounter(Phase.COMPUTE).setValue(micros(told * compute));
    return JobCounters.of(counters);
  }

  private static long micros(double seconds) {
    return Math.round(seconds * 1e6);
  }
}
