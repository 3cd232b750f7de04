package io.pulsemill.mini;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;

/** What is set on a {@link MiniCluster}: for its servers, and for the clients that use it. */
final class ClusterSettings {
  private static final int NODE_MEGABYTES = 2048;
  private static final int MASTER_MEGABYTES = 1024;
  private static final int TASK_MEGABYTES = 512;
  private static final int HEARTBEAT_MILLIS = 100;

  /** Addresses that are known only once the servers run. */
  private static final List<String> ADDRESSES =
      List.of(
          "yarn.resourcemanager.address",
          "yarn.resourcemanager.admin.address",
          "yarn.resourcemanager.scheduler.address",
          "yarn.resourcemanager.resource-tracker.address",
          "yarn.resourcemanager.webapp.address",
          "mapreduce.jobhistory.address",
          "mapreduce.jobhistory.webapp.address");

  private ClusterSettings() {}

  /**
   * For NameNode, DataNodes, ResourceManager, NodeManagers and history server.
   *
   * @param keep leaves logs and files of containers that have ended
   */
  static Configuration servers(Path folder, boolean keep) {
    Configuration conf = new HdfsConfiguration();
    conf.set("hadoop.tmp.dir", folder.resolve("tmp").toString());
    conf.setInt("dfs.replication", MiniCluster.NODES);
    // On HDFS, as on a cluster; YARN's own default for tests is a local folder.
    conf.set("yarn.app.mapreduce.am.staging-dir", "/staging");

    conf.setInt("yarn.minicluster.yarn.nodemanager.resource.memory-mb", NODE_MEGABYTES);
    conf.setInt("yarn.scheduler.minimum-allocation-mb", TASK_MEGABYTES);
    conf.setInt("yarn.scheduler.maximum-allocation-mb", NODE_MEGABYTES);
    // A tenth of 4 GB would hold no ApplicationMaster.
    conf.set("yarn.scheduler.capacity.maximum-am-resource-percent", "0.5");

    // Small and near: what a job waits for beyond its work is mostly heartbeats.
    conf.setInt("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", HEARTBEAT_MILLIS);
    // What a NodeManager that stops waits for: containers it has asked to end, and (10 s) the
    // deletion of logs it was to keep; until it has deleted them, an application is not over for
    // it.
    conf.setInt("yarn.nodemanager.sleep-delay-before-sigkill.ms", 250);
    conf.setInt("yarn.nodemanager.process-kill-wait.ms", 250);
    conf.setInt("yarn.nodemanager.log.retain-seconds", 0);
    if (keep) {
      // It deletes nothing then before it is stopped, and nothing after.
      conf.setLong("yarn.nodemanager.delete.debug-delay-sec", TimeUnit.DAYS.toSeconds(1));
    }
    conf.setInt("dfs.heartbeat.interval", 1);
    // A laptop's disk may be fuller than a server's should be.
    conf.setBoolean("yarn.nodemanager.disk-health-checker.enable", false);
    // Containers start Java by this variable, which the person's own shell need not have.
    conf.set("yarn.nodemanager.admin-env", "JAVA_HOME=" + System.getProperty("java.home"));
    return conf;
  }

  /** For the JVM that submits a job, its ApplicationMaster and its tasks. */
  static Configuration clients(Path folder, URI hdfs, Configuration servers) throws IOException {
    Configuration conf = new Configuration(false);
    conf.set("fs.defaultFS", hdfs.toString());
    conf.set("hadoop.tmp.dir", folder.resolve("tmp").toString());
    conf.setInt("dfs.replication", MiniCluster.NODES);
    conf.set("mapreduce.framework.name", "yarn");
    conf.set("yarn.app.mapreduce.am.staging-dir", "/staging");
    ADDRESSES.forEach(key -> conf.set(key, servers.get(key)));

    // Instead of the class path of the JVM that submits, a mini cluster's default.
    conf.setBoolean("yarn.is.minicluster", false);
    String[] jars = ContainerClassPath.read().toArray(String[]::new);
    conf.setStrings("yarn.application.classpath", jars);
    conf.setStrings("mapreduce.application.classpath", jars[0]); // may not be empty

    conf.setInt("yarn.app.mapreduce.am.resource.mb", MASTER_MEGABYTES);
    conf.setInt("mapreduce.map.memory.mb", TASK_MEGABYTES);
    conf.setInt("mapreduce.reduce.memory.mb", TASK_MEGABYTES);
    conf.setInt("mapreduce.client.submit.file.replication", MiniCluster.NODES);

    conf.setInt("yarn.client.app-submission.poll-interval", HEARTBEAT_MILLIS);
    // Once the cluster is gone, no client shall retry for the default quarter of an hour.
    conf.setInt("yarn.resourcemanager.connect.max-wait.ms", 20_000);
    conf.setInt("ipc.client.connect.max.retries", 0); // 10, each second, at each of those times
    conf.setInt("yarn.resourcemanager.connect.retry-interval.ms", 1000);
    conf.setInt("yarn.app.mapreduce.am.scheduler.connection.wait.interval-ms", 20_000);
    return conf;
  }
}
