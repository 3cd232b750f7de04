package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.pulsemill.job.Progress;
import io.pulsemill.timing.TestTicker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a driver ends the job of a resident run. */
class ResidentWatchTest {
  private static final Duration GANG_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration TO_END = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  @TempDir private Path place;

  private final TestTicker ticker = new TestTicker();
  private final Job job = mock(Job.class);
  private ResidentWatch watch;

  @BeforeEach
  void start() throws IOException {
    GangFolder folder =
        new GangFolder(
            new Configuration(), new org.apache.hadoop.fs.Path(place.toUri().toString()));
    ProgressLogReader lines = new ProgressLogReader(folder, Progress.SILENT);
    watch = new ResidentWatch(folder, lines, GANG_TIMEOUT, ticker);
  }

  @Test
  void aJobWhoseTasksDoNotAllRunInTimeIsEnded() throws IOException {
    look(GANG_TIMEOUT.minusMillis(1));
    verify(job, never()).killJob();
    look(BETWEEN_LOOKS);
    verify(job).killJob();
    assertThat(watch.ended()).isTrue();
  }

  @Test
  void aJobIsEndedOnce() throws IOException {
    look(GANG_TIMEOUT);
    look(GANG_TIMEOUT);
    verify(job, times(1)).killJob();
  }

  @Test
  void aJobWhoseTasksAllRunMayTakeAsLongAsItTakes() throws IOException {
    look(GANG_TIMEOUT.minusMillis(1));
    put(GangFolder.FORMED);
    look(Duration.ofDays(1));
    verify(job, never()).killJob();
    assertThat(watch.ended()).isFalse();
  }

  @Test
  void aJobThatIsOverMayEndByItself() throws IOException {
    put(GangFolder.FORMED);
    look(Duration.ofDays(1));
    put(GangFolder.OUTCOME);
    look(BETWEEN_LOOKS);
    look(TO_END.minusMillis(1));
    verify(job, never()).killJob();
    look(BETWEEN_LOOKS);
    verify(job).killJob();
  }

  @Test
  void aJobThatIsOverBeforeAllTasksRanMayEndByItselfToo() throws IOException {
    put(GangFolder.OUTCOME);
    look(GANG_TIMEOUT);
    verify(job, never()).killJob();
    look(TO_END);
    verify(job).killJob();
  }

  @Test
  void theFolderIsLookedAtFourTimesASecond() throws IOException {
    look(Duration.ZERO);
    put(GangFolder.OUTCOME);
    look(BETWEEN_LOOKS.minusMillis(1)); // too early to see it
    look(TO_END); // seen
    verify(job, never()).killJob();
    look(TO_END);
    verify(job).killJob();
  }

  private void look(Duration later) throws IOException {
    ticker.move(later);
    watch.look(job);
  }

  private void put(String file) throws IOException {
    Files.createFile(place.resolve(file));
  }
}
