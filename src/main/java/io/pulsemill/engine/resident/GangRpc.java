package io.pulsemill.engine.resident;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.mapreduce.security.token.JobTokenIdentifier;
import org.apache.hadoop.net.NetUtils;
import org.apache.hadoop.security.SecurityUtil;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;

/** Hadoop RPC as tasks of a resident job use it. */
final class GangRpc {
  /** A call that waits returns after {@link GangServer#PATIENCE}: beyond this it hangs. */
  private static final int TIMEOUT_MILLIS = 20_000;

  private GangRpc() {}

  /** A copy of {@code conf} for either side. */
  @SuppressWarnings("deprecation") // as the umbilical of tasks: Writables, no code generated
  static Configuration conf(Configuration conf) {
    Configuration own = new Configuration(conf);
    RPC.setProtocolEngine(own, GangProtocol.class, org.apache.hadoop.ipc.WritableRpcEngine.class);
    own.setInt("ipc.client.rpc-timeout.ms", TIMEOUT_MILLIS);
    own.setBoolean("ipc.client.ping", false); // else a stalled task 0 would look alive
    // A member looks for task 0 again by itself: it may be elsewhere by then.
    own.setInt("ipc.client.connect.max.retries", 0);
    own.setInt("ipc.client.connect.max.retries.on.timeouts", 0);
    own.setInt("ipc.client.connect.max.retries.on.sasl", 1);
    return own;
  }

  /** What gives the token of a job. */
  interface TokenOfJob {
    Token<JobTokenIdentifier> get() throws IOException;
  }

  /** The ways between members of the job that {@code token} is of. */
  static Uplink.Roads roads(TokenOfJob token, Configuration conf) {
    return new Uplink.Roads() {
      @Override
      public GangProtocol to(TaskAddress address) throws IOException {
        InetSocketAddress there = address.socket();
        if (there.isUnresolved()) {
          throw new UnknownHostException(address.host());
        }
        return connect(there, token.get(), conf);
      }

      @Override
      public void leave(GangProtocol link) {
        RPC.stopProxy(link);
      }
    };
  }

  /** A member at {@code address}, to be called in the name of the job {@code token} is of. */
  static GangProtocol connect(
      InetSocketAddress address, Token<JobTokenIdentifier> token, Configuration conf)
      throws IOException {
    UserGroupInformation job =
        UserGroupInformation.createRemoteUser(token.decodeIdentifier().getJobId().toString());
    Token<JobTokenIdentifier> own = token.copyToken();
    SecurityUtil.setTokenService(own, address);
    job.addToken(own);
    Configuration rpc = conf(conf);
    return RPC.getProxy(
        GangProtocol.class,
        GangProtocol.versionID,
        address,
        job,
        rpc,
        NetUtils.getDefaultSocketFactory(rpc));
  }
}
