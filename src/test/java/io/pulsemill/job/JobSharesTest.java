package io.pulsemill.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.JobPriority;
import org.apache.hadoop.mapreduce.JobStatus;
import org.junit.jupiter.api.Test;

class JobSharesTest {
  private final JobShares shares = new JobShares("features");

  @Test
  void theFirstLineComesEvenAtZero() {
    assertThat(line(0, 0)).contains("features: map 0% reduce 0%");
  }

  @Test
  void nothingIsSaidTwice() {
    line(0.5F, 0);
    assertThat(line(0.501F, 0)).isEmpty();
  }

  @Test
  void aPercentNeverFalls() {
    line(0.67F, 0);
    assertThat(line(0.33F, 0)).isEmpty();
    assertThat(line(0.33F, 0.1F)).contains("features: map 67% reduce 10%");
  }

  @Test
  void theJobAndItsPageAreNamed() {
    assertThat(shares.share(status(0, 0, "http://host/page")))
        .contains(new RunEvent.JobShare("features", "job_x_0001", 0, 0, "http://host/page"));
    assertThat(shares.share(status(1, 0, "N/A")))
        .contains(new RunEvent.JobShare("features", "job_x_0001", 100, 0, null));
  }

  private Optional<String> line(float map, float reduce) {
    return shares.share(status(map, reduce, "N/A")).flatMap(RunEvent::line);
  }

  private static JobStatus status(float map, float reduce, String address) {
    return new JobStatus(
        new JobID("x", 1),
        1,
        map,
        reduce,
        0,
        JobStatus.State.RUNNING,
        JobPriority.NORMAL,
        "user",
        "features",
        "file",
        address);
  }
}
