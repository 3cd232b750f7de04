package io.pulsemill.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.pulsemill.timing.TestTicker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;
import org.junit.jupiter.api.Test;

/** Which lines a job that takes its time gives; it is asked for its status every half second. */
class JobWatchTest {
  private static final Duration STEP = Duration.ofMillis(500);
  private static final String ADDRESS = "http://manager:8088/proxy/application_1_0001/";

  private final TestTicker ticker = new TestTicker();
  private final List<String> lines = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private JobStatus.State state = JobStatus.State.RUNNING;
  private int asked;

  @Test
  void aLocalJobIsSpokenOfEverySecond() throws Exception {
    await(true, 5, ADDRESS);
    assertThat(lines).containsExactly("at: map 2% reduce 0%", "at: map 4% reduce 0%");
  }

  @Test
  void aJobOnAClusterIsSpokenOfAfterTwoSecondsWithItsAddress() throws Exception {
    await(false, 7, ADDRESS);
    assertThat(lines)
        .containsExactly("job: " + ADDRESS, "at: map 4% reduce 0%", "at: map 6% reduce 0%");
  }

  @Test
  void anAddressThatIsNotKnownYetIsLeftOut() throws Exception {
    await(false, 5, "N/A");
    assertThat(lines).containsExactly("at: map 4% reduce 0%");
  }

  @Test
  void ofAShortJobNothingIsSaid() throws Exception {
    await(false, 4, ADDRESS);
    await(true, 2, ADDRESS);
    assertThat(lines).isEmpty();
  }

  @Test
  void aJobThatYarnDoesNotStartSaysOnceWhatItWaitsFor() throws Exception {
    state = JobStatus.State.PREP;
    await(false, 200, "N/A");
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("job: YARN has not started this job within 30 s: no room; it waits for room");
  }

  @Test
  void oneThatRunsDoesNot() throws Exception {
    await(false, 200, "N/A");
    assertThat(warnings).isEmpty();
  }

  @Test
  void theLastStatusIsHandedBack() throws Exception {
    assertThat(await(false, 3, ADDRESS).isJobComplete()).isTrue();
    assertThat(asked).isEqualTo(4);
  }

  /** Watches a job that is complete when so many steps have passed. */
  private JobStatus await(boolean local, int steps, String address)
      throws IOException, InterruptedException {
    Configuration conf = new Configuration(false);
    conf.setLong(JobSettings.POLL, 0); // no time passes but the ticker's
    Job job = mock(Job.class);
    when(job.getConfiguration()).thenReturn(conf);
    asked = 0;
    return new JobWatch(job, "job", local, said(), attendant(), ticker)
        .await(
            new StatusSource() {
              @Override
              public JobStatus get() {
                return status(asked++ == steps, address);
              }

              @Override
              public Optional<String> waitsFor() {
                return Optional.of("no room");
              }
            });
  }

  private JobStatus status(boolean complete, String address) {
    JobStatus status = mock(JobStatus.class);
    when(status.isJobComplete()).thenReturn(complete);
    when(status.getTrackingUrl()).thenReturn(address);
    when(status.getState()).thenReturn(state);
    if (asked > 1) {
      ticker.move(STEP);
    }
    return status;
  }

  private JobAttendant attendant() {
    return status -> Optional.of(new RunEvent.JobShare("at", "job", asked - 1, 0, null));
  }

  private Progress said() {
    return new Progress() {
      @Override
      public void say(String line) {
        lines.add(line);
      }

      @Override
      public void warn(String line) {
        warnings.add(line);
      }

      @Override
      public void ran(FinishedJob job) {}
    };
  }
}
