package io.pulsemill.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LeaseTest {
  /** Hadoop's local file system does not say why it made no folder: a run once asked for ever. */
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs a /proc, where nobody makes folders")
  void aPlaceWhereNoFolderCanBeMadeEndsTheRun() {
    Path output = new Path("file:/proc/model.json");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertThatThrownBy(() -> Runs.begin(new Configuration(), output, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/proc/.model.json.run"));
  }
}
