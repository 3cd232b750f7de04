package io.pulsemill.mini;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.mapreduce.v2.MiniMRYarnCluster;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * HDFS with two DataNodes and YARN with two NodeManagers and a history server, all on ports of
 * their own choice, so that several can run at once. Containers are child processes.
 *
 * <p>The servers listen on the loopback address alone. Shuffle handlers and ApplicationMasters take
 * any address of the machine, at random ports: Hadoop has no setting for these.
 *
 * <p>One a JVM: Hadoop's metrics and the place of its test data are global.
 */
public final class MiniCluster implements AutoCloseable {
  /** DataNodes, NodeManagers, and copies of every block. */
  static final int NODES = 2;

  private static final int DELETE_ATTEMPTS = 10;
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(60);

  private final Path folder;
  private final boolean keep;
  private MiniDFSCluster hdfs;
  private MiniMRYarnCluster yarn;

  private MiniCluster(Path folder, boolean keep) {
    this.folder = folder;
    this.keep = keep;
  }

  /**
   * Starts one and waits until every node has reported.
   *
   * @param folder for all its files; created where missing, deleted by {@link #close}
   * @param keep leaves the folder with its logs and its containers' files for a person to read
   */
  public static MiniCluster start(Path folder, boolean keep) throws IOException {
    MiniCluster cluster = new MiniCluster(Files.createDirectories(folder).toRealPath(), keep);
    try {
      cluster.start();
    } catch (Exception | Error e) {
      cluster.stop();
      throw new IOException("The mini cluster does not start: " + e.getMessage(), e);
    }
    return cluster;
  }

  private void start() throws Exception {
    Configuration servers = ClusterSettings.servers(folder, keep);
    System.setProperty("test.build.data", folder.toString()); // where YARN's servers write
    hdfs =
        new MiniDFSCluster.Builder(servers, folder.resolve("hdfs").toFile())
            .numDataNodes(NODES)
            .checkExitOnShutdown(false)
            .build();
    hdfs.waitActive();
    yarn = new MiniMRYarnCluster("mini", NODES);
    yarn.init(servers);
    yarn.start();
    if (!yarn.waitForNodeManagersToConnect(PATIENCE_MILLIS)) {
      throw new IOException("not all NodeManagers have reported");
    }
  }

  /** What a client and its tasks need to know of this cluster; a fresh copy. */
  public Configuration configuration() throws IOException {
    return ClusterSettings.clients(folder, hdfs.getURI(), yarn.getConfig());
  }

  /** Addresses of the web pages: NameNode, ResourceManager, history server. */
  public List<String> webPages() {
    Configuration conf = yarn.getConfig();
    return List.of(
        hdfs.getHttpUri(0),
        "http://" + conf.get("yarn.resourcemanager.webapp.address"),
        "http://" + conf.get("mapreduce.jobhistory.webapp.address"));
  }

  /** Stops the servers, ends all containers and deletes the cluster's files. */
  @Override
  public void close() throws IOException {
    stop();
    if (keep) {
      return;
    }
    // A thread of HDFS that has not ended yet may write a last file.
    for (int attempt = 1; !FileUtil.fullyDelete(folder.toFile()); attempt++) {
      if (attempt == DELETE_ATTEMPTS) {
        throw new IOException("Cannot delete " + folder);
      }
    }
  }

  private void stop() {
    if (yarn != null) {
      yarn.stop(); // first: containers write to HDFS
    }
    // In a JVM that is ending already, HDFS would only complain that its hooks cannot go.
    if (hdfs != null && !ShutdownHookManager.get().isShutdownInProgress()) {
      hdfs.shutdown();
    }
  }
}
