package io.pulsemill.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/** A cluster that has gone by the time the record is written. */
class JobHistoryIT {
  @Test
  void aRunIsRecordedWithoutAHistoryServer() throws IOException {
    Configuration conf = new Configuration();
    conf.set("mapreduce.jobhistory.address", "localhost:" + freePort());
    conf.set("yarn.resourcemanager.address", "localhost:" + freePort());
    List<String> warnings = new ArrayList<>();
    List<JobReport> reports =
        JobHistory.reports(
            conf,
            List.of(
                new FinishedJob("features", "job_1795404500673_0001", 1, 2, null),
                new FinishedJob("statistics", "job_1795404500673_0002", 3, 4, null)),
            warnings(warnings));
    assertThat(reports)
        .hasSize(2)
        .allSatisfy(
            report -> {
              assertThat(report.unavailable()).contains("no history server at localhost:");
              assertThat(report.counters()).isNull();
            });
    assertThat(reports.get(1).timeline().noticed()).isEqualTo(4);
    assertThat(warnings).singleElement().asString().contains("2 of 2 jobs");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Progress warnings(List<String> into) {
    return new Progress() {
      @Override
      public void say(String line) {}

      @Override
      public void warn(String line) {
        into.add(line);
      }

      @Override
      public void ran(FinishedJob job) {}
    };
  }
}
