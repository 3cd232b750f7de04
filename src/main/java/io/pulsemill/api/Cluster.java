package io.pulsemill.api;

import io.pulsemill.InputException;
import io.pulsemill.job.JobSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.HAUtilClient;
import org.apache.hadoop.hdfs.client.HdfsClientConfigKeys;

/** Whether there is a cluster, said at once: who explores waits at a prompt. */
final class Cluster {
  private static final int PATIENCE_MILLIS = 3000;
  private static final String START =
      "; start a cluster (scripts/cluster.sh up) or set HADOOP_CONF_DIR to the configuration of yours";

  private Cluster() {}

  /**
   * Returns if the file system of a cluster answers.
   *
   * @throws InputException if not, saying how to start one
   */
  static void require(Configuration conf) {
    URI uri = FileSystem.getDefaultUri(conf);
    if (JobSettings.isLocal(conf) || uri.getScheme().equals("file")) {
      throw new InputException(
          "Configuration: expected that of a cluster but found fs.defaultFS %s and mapreduce.framework.name %s%s, or use Pulsemill.local()"
              .formatted(uri, conf.get("mapreduce.framework.name"), START));
    }
    if (uri.getScheme().equals("hdfs") && !HAUtilClient.isLogicalUri(conf, uri)) {
      int port =
          uri.getPort() < 0 ? HdfsClientConfigKeys.DFS_NAMENODE_RPC_PORT_DEFAULT : uri.getPort();
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(uri.getHost(), port), PATIENCE_MILLIS);
      } catch (IOException e) {
        throw new InputException(
            "%s: expected a NameNode but %s%s".formatted(uri, reason(e), START), e);
      }
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.net.UnknownHostException
        ? "its host is unknown"
        : "it does not answer (%s)".formatted(e.getMessage());
  }
}
