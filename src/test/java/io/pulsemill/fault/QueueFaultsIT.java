package io.pulsemill.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pulsemill.job.ErrorLine;
import io.pulsemill.job.SmallYarn;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real ResourceManager refuses, in words. */
class QueueFaultsIT {
  @TempDir private Path folder;

  @Test
  void aRefusedApplicationEndsWithCauseAndRemedy() throws Exception {
    Configuration conf = new Configuration();
    conf.set("yarn.scheduler.capacity.root.queues", "default,night");
    conf.set("yarn.scheduler.capacity.root.default.capacity", "50");
    conf.set("yarn.scheduler.capacity.root.night.capacity", "50");
    conf.set("yarn.scheduler.capacity.root.night.state", "STOPPED");
    try (SmallYarn yarn = new SmallYarn(folder, "capacity.CapacityScheduler", conf);
        YarnClient client = YarnClient.createYarnClient()) {
      client.init(yarn.configuration());
      client.start();
      assertThat(refused(client, "nobody", 512)).contains("unknown queue: nobody;", "mapred queue");
      assertThat(refused(client, "night", 512)).contains("night", "STOPPED", "administrator start");
      assertThat(refused(client, "default", 9000))
          .contains("<memory:9000", "maximum allowed allocation", "am.resource.mb");
    }
  }

  private static String refused(YarnClient client, String queue, int megabytes) throws Exception {
    ApplicationSubmissionContext application =
        client.createApplication().getApplicationSubmissionContext();
    application.setQueue(queue);
    application.setResource(Resource.newInstance(megabytes, 1));
    application.setAMContainerSpec(
        ContainerLaunchContext.newInstance(null, null, List.of("true"), null, null, null));
    Throwable thrown = catchThrowable(() -> client.submitApplication(application));
    assertThat(thrown).isNotNull();
    return ErrorLine.of(thrown);
  }
}
