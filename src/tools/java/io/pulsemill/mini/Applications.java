package io.pulsemill.mini;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** What a ResourceManager knows of the jobs that ran. */
public final class Applications implements AutoCloseable {
  private static final long POLL_MILLIS = 100;

  private final YarnClient yarn = YarnClient.createYarnClient();

  /** Asks the ResourceManager {@code conf} names. */
  public Applications(Configuration conf) {
    yarn.init(conf);
    yarn.start();
  }

  /** All that were ever submitted. */
  public List<ApplicationReport> all() throws IOException, YarnException {
    return yarn.getApplications();
  }

  /** Those at work now. */
  public List<ApplicationReport> running() throws IOException, YarnException {
    return yarn.getApplications(EnumSet.of(YarnApplicationState.RUNNING));
  }

  /** Returns once an application runs that {@code driver} has submitted. */
  public void awaitOneOf(Process driver) throws IOException, YarnException, InterruptedException {
    while (running().isEmpty()) {
      assertThat(driver.isAlive()).as("driver").isTrue();
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** How the youngest one ended; YARN files it a moment after its driver knows. */
  public FinalApplicationStatus awaitEndOfTheLast()
      throws IOException, YarnException, InterruptedException {
    ApplicationReport last =
        all().stream().max(Comparator.comparing(ApplicationReport::getApplicationId)).orElseThrow();
    while (last.getFinalApplicationStatus() == FinalApplicationStatus.UNDEFINED) {
      Thread.sleep(POLL_MILLIS);
      last = yarn.getApplicationReport(last.getApplicationId());
    }
    return last.getFinalApplicationStatus();
  }

  @Override
  public void close() {
    yarn.stop();
  }
}
