package io.pulsemill.fault;

import io.pulsemill.fault.FirstContact.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.SafeMode;
import org.apache.hadoop.fs.SafeModeAction;
import org.apache.hadoop.hdfs.HAUtilClient;

/** Whether an HDFS answers and takes files, before a run begins. */
public final class HdfsContact {
  private static final String SCHEME = "hdfs";
  private static final String START = "start its NameNode, or name the right one (fs.defaultFS)";
  private static final Problem SAFE =
      new Problem(
          "is in safe mode, in which HDFS reads but does not write",
          "wait until its workers have reported their blocks, or have an administrator end it (hdfs"
              + " dfsadmin -safemode leave)");

  private static final int NO_PORT = 0;

  private HdfsContact() {}

  /**
   * Returns once the file system of {@code path} answers; at once if it is not HDFS.
   *
   * @param writes whether the run writes there, which safe mode refuses
   * @param notice gets one line if there is something to wait for
   * @throws io.pulsemill.InputException if it does not within a minute
   */
  public static void await(Configuration conf, Path path, boolean writes, Consumer<String> notice)
      throws IOException {
    URI uri = path.toUri().getScheme() == null ? FileSystem.getDefaultUri(conf) : path.toUri();
    if (!SCHEME.equals(uri.getScheme()) || uri.getHost() == null) {
      return;
    }
    URI server = URI.create(SCHEME + "://" + uri.getAuthority());
    new FirstContact(notice)
        .make(
            server.toString(),
            writes ? "writes" : "reads",
            START,
            conf,
            hasty -> problem(server, hasty, writes));
  }

  private static Optional<Problem> problem(URI server, Configuration hasty, boolean writes)
      throws IOException {
    if (!HAUtilClient.isLogicalUri(hasty, server)
        && new InetSocketAddress(server.getHost(), NO_PORT).isUnresolved()) {
      return Optional.of(new Problem(FirstContact.UNKNOWN, START));
    }
    try (FileSystem files = FileSystem.newInstance(server, hasty)) {
      boolean safe = files instanceof SafeMode modes && modes.setSafeMode(SafeModeAction.GET);
      return safe && writes ? Optional.of(SAFE) : Optional.empty();
    }
  }
}
