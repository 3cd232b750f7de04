package io.pulsemill.engine.resident;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.ipc.ProtocolSignature;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.mapreduce.security.token.JobTokenIdentifier;
import org.apache.hadoop.mapreduce.security.token.JobTokenSecretManager;
import org.apache.hadoop.security.token.Token;

/**
 * A gang, served over Hadoop RPC to whoever has the job's token. Members wait within their calls,
 * so there is a thread for each.
 */
final class GangServer implements GangProtocol, Closeable {
  /** A member without a reply for so long asks again; far below RPC's own timeout. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Hadoop's own key for ports that a job opens beside those of daemons: of its AM. */
  private static final String PORTS = "yarn.app.mapreduce.am.job.client.port-range";

  private final Gang gang;
  private final RPC.Server server;

  private GangServer(
      Gang gang, int members, String host, Token<JobTokenIdentifier> token, Configuration conf)
      throws IOException {
    this.gang = gang;
    JobTokenSecretManager secrets = new JobTokenSecretManager();
    secrets.addTokenForJob(token.decodeIdentifier().getJobId().toString(), token);
    server =
        new RPC.Builder(GangRpc.conf(conf))
            .setProtocol(GangProtocol.class)
            .setInstance(this)
            .setBindAddress(host)
            .setPort(0)
            .setNumHandlers(2 * members + 2) // each may have a twin
            .setSecretManager(secrets)
            .setPortRangeConfig(PORTS)
            .build();
  }

  /**
   * Starts one.
   *
   * @param host the address to listen at, by which other tasks reach this machine
   */
  static GangServer start(
      Gang gang, int members, String host, Token<JobTokenIdentifier> token, Configuration conf)
      throws IOException {
    Configuration own = new Configuration(conf);
    // Under simple authentication a client with no token at all would be let in.
    own.set(CommonConfigurationKeysPublic.HADOOP_SECURITY_AUTHENTICATION, "TOKEN");
    // The token authorizes; lists of users and services do not contain this protocol.
    own.setBoolean(CommonConfigurationKeysPublic.HADOOP_SECURITY_AUTHORIZATION, false);
    GangServer started = new GangServer(gang, members, host, token, own);
    started.server.start();
    return started;
  }

  InetSocketAddress address() {
    return server.getListenerAddress();
  }

  @Override
  public Request exchange(Answer answer) throws IOException {
    return gang.exchange(answer, PATIENCE);
  }

  @Override
  public void alive(int member) throws IOException {
    gang.alive(member);
  }

  @Override
  public void giveUp(int member, String reason) throws IOException {
    gang.giveUp(member, reason);
  }

  @Override
  public long getProtocolVersion(String protocol, long clientVersion) {
    return versionID;
  }

  @Override
  public ProtocolSignature getProtocolSignature(
      String protocol, long clientVersion, int clientMethodsHash) throws IOException {
    return ProtocolSignature.getProtocolSignature(this, protocol, clientVersion, clientMethodsHash);
  }

  @Override
  public void close() {
    server.stop();
  }
}
