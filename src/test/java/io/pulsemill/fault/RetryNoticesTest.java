package io.pulsemill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.timing.TestTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

/** Lines of the log as Hadoop 3.5.0 writes them. */
class RetryNoticesTest {
  private static final Logger CLIENT = Logger.getLogger("org.apache.hadoop.ipc.Client");
  private static final String REFUSED =
      "Retrying connect to server: namenode/172.18.0.2:8020. Already tried 3 time(s); retry policy"
          + " is RetryPolicy[MultipleLinearRandomRetry[60x1000ms, 60x5000ms], TryOnceThenFail]";
  private static final String SAFE =
      "org.apache.hadoop.ipc.RemoteException(org.apache.hadoop.hdfs.server.namenode.SafeModeException):"
          + " Cannot create file/a. Name node is in safe mode.\nIt was turned on manually."
          + " NamenodeHostName:namenode, while invoking ClientNamenodeProtocolTranslatorPB.create"
          + " over namenode/172.18.0.2:8020. Retrying after sleeping for 1000ms. Current retry"
          + " count: 0.";

  private final TestTicker ticker = new TestTicker();
  private final List<String> lines = new ArrayList<>();
  private final RetryNotices notices = new RetryNotices(ticker, lines::add);

  @Test
  void aWaitOfSecondsIsNotReported() {
    log(REFUSED, 3);
    assertThat(lines).isEmpty();
  }

  @Test
  void aLongerOneIsReportedOnce() {
    log(REFUSED, 20);
    assertThat(lines).containsExactly("namenode does not answer; trying again and again");
  }

  @Test
  void safeModeIsReportedAsSuch() {
    log(SAFE, 20);
    assertThat(lines)
        .containsExactly(
            "namenode is in safe mode, in which HDFS does not write; trying again and again");
  }

  @Test
  void theNextWaitIsReportedAgain() {
    log(REFUSED, 20);
    ticker.move(Duration.ofMinutes(1));
    log(REFUSED, 20);
    assertThat(lines).hasSize(2);
  }

  @Test
  void otherLinesMeanNothing() {
    log("Address change detected", 20);
    assertThat(lines).isEmpty();
  }

  @Test
  void levelsAreAsBeforeWhenItIsClosed() {
    Level before = CLIENT.getLevel();
    try (RetryNotices watch = RetryNotices.watch(lines::add)) {
      assertThat(CLIENT.isInfoEnabled()).isTrue();
      assertThat(watch.requiresLayout()).isFalse();
    }
    assertThat(CLIENT.getLevel()).isEqualTo(before);
    assertThat(CLIENT.getAdditivity()).isTrue();
  }

  /** So many times, a second apart. */
  private void log(String line, int times) {
    for (int i = 0; i < times; i++) {
      notices.append(new LoggingEvent("x", CLIENT, Level.INFO, line, null));
      ticker.move(Duration.ofSeconds(1));
    }
  }
}
