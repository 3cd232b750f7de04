package io.pulsemill.api;

import io.pulsemill.InputException;
import io.pulsemill.job.JobSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DFSUtilClient;
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
    if (uri.getScheme().equals("hdfs") && uri.getHost() != null) {
      requireNameNode(uri, HAUtilClient.isLogicalUri(conf, uri) ? ofLogical(conf, uri) : of(uri));
    }
  }

  private static List<InetSocketAddress> of(URI uri) {
    int port =
        uri.getPort() < 0 ? HdfsClientConfigKeys.DFS_NAMENODE_RPC_PORT_DEFAULT : uri.getPort();
    return List.of(new InetSocketAddress(uri.getHost(), port));
  }

  /** With high availability: those of all NameNodes. */
  private static List<InetSocketAddress> ofLogical(Configuration conf, URI uri) {
    Map<String, InetSocketAddress> all =
        DFSUtilClient.getHaNnRpcAddresses(conf).getOrDefault(uri.getHost(), Map.of());
    return List.copyOf(all.values());
  }

  /** One that answers is enough. */
  private static void requireNameNode(URI uri, List<InetSocketAddress> addresses) {
    IOException last = null;
    for (InetSocketAddress address : addresses) {
      try (Socket socket = new Socket()) {
        socket.connect(address, PATIENCE_MILLIS / addresses.size());
        return;
      } catch (IOException e) {
        last = e;
      }
    }
    if (last != null) {
      throw new InputException(
          "%s: expected a NameNode but %s%s".formatted(uri, reason(last), START), last);
    }
  }

  private static String reason(IOException e) {
    return e instanceof UnknownHostException
        ? "its host is unknown"
        : "it does not answer (%s)".formatted(e.getMessage());
  }
}
