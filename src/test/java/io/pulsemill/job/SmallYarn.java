package io.pulsemill.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;

/** YARN alone, in this JVM: two nodes of 4096 MB and 8 cores. */
public final class SmallYarn implements AutoCloseable {
  private static final String SCHEDULERS =
      "org.apache.hadoop.yarn.server.resourcemanager.scheduler.";

  private static final int PATIENCE_MILLIS = 60_000;

  private static final java.util.logging.Logger GUICE =
      java.util.logging.Logger.getLogger("com.google.inject"); // kept, or it forgets its level

  private final Level level = Logger.getRootLogger().getLevel();
  private final MiniYARNCluster yarn = new MiniYARNCluster("small", 2, 1, 1);

  /**
   * @param settings of the servers, beside the size of the nodes
   */
  public SmallYarn(Path folder, String scheduler, Configuration settings)
      throws InterruptedException {
    Logger.getRootLogger().setLevel(Level.OFF); // its servers complain of being stopped
    GUICE.setLevel(java.util.logging.Level.OFF); // and of one another's web pages
    System.setProperty("test.build.data", folder.toString()); // where they write
    Configuration conf = new YarnConfiguration(settings);
    conf.set("yarn.resourcemanager.scheduler.class", SCHEDULERS + scheduler);
    conf.setInt("yarn.minicluster.yarn.nodemanager.resource.memory-mb", 4096);
    conf.setInt("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", 100);
    conf.setBoolean("yarn.nodemanager.disk-health-checker.enable", false);
    yarn.init(conf);
    yarn.start();
    try {
      if (!yarn.waitForNodeManagersToConnect(PATIENCE_MILLIS)) {
        throw new IllegalStateException("not all NodeManagers have reported");
      }
    } catch (YarnException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a client needs to know; a fresh copy. */
  public Configuration configuration() {
    Configuration conf = new Configuration(yarn.getConfig());
    conf.set("mapreduce.framework.name", "yarn");
    return conf;
  }

  /** Returns once a container of that size runs, which does nothing. */
  public void occupy(String queue, int megabytes)
      throws IOException, YarnException, InterruptedException {
    try (YarnClient client = YarnClient.createYarnClient()) {
      client.init(yarn.getConfig());
      client.start();
      ApplicationSubmissionContext application =
          client.createApplication().getApplicationSubmissionContext();
      application.setQueue(queue);
      application.setResource(Resource.newInstance(megabytes, 1));
      application.setAMContainerSpec(
          ContainerLaunchContext.newInstance(null, null, List.of("sleep 60"), null, null, null));
      ApplicationId id = client.submitApplication(application);
      while (held(client, id) < megabytes) {
        Thread.sleep(100);
      }
    }
  }

  private static long held(YarnClient client, ApplicationId id) throws IOException, YarnException {
    return client
        .getApplicationReport(id)
        .getApplicationResourceUsageReport()
        .getUsedResources()
        .getMemorySize();
  }

  @Override
  public void close() {
    yarn.stop();
    Logger.getRootLogger().setLevel(level);
  }
}
