package io.pulsemill.engine.resident;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.mapreduce.security.token.JobTokenIdentifier;
import org.apache.hadoop.mapreduce.security.token.JobTokenSecretManager;
import org.apache.hadoop.net.NetUtils;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;

/** Clients that task 0 must not let in. */
final class Strangers {
  private Strangers() {}

  /** Knows the job's name, but not its secret. */
  static GangProtocol withWrongToken(TaskAddress address, Configuration conf) throws IOException {
    String job = address.attempt().replaceFirst("^attempt_(\\d+_\\d+)_.*", "job_$1");
    Token<JobTokenIdentifier> token =
        new Token<>(new JobTokenIdentifier(new Text(job)), new JobTokenSecretManager());
    return GangRpc.connect(address.socket(), token, conf);
  }

  static GangProtocol withoutToken(TaskAddress address, Configuration conf) throws IOException {
    Configuration rpc = GangRpc.conf(conf);
    return RPC.getProxy(
        GangProtocol.class,
        GangProtocol.versionID,
        address.socket(),
        UserGroupInformation.createRemoteUser("nobody"),
        rpc,
        NetUtils.getDefaultSocketFactory(rpc));
  }
}
