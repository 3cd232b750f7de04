package io.pulsemill.engine.resident;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.io.ObjectWritable;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.ipc.Server;
import org.apache.hadoop.mapreduce.security.token.JobTokenIdentifier;
import org.apache.hadoop.mapreduce.security.token.JobTokenSecretManager;
import org.apache.hadoop.security.token.Token;

/**
 * A gang, or a branch of it, served over Hadoop RPC to whoever has the job's token. A caller may
 * wait long for its reply; no thread waits with it.
 */
final class GangServer extends DirectLink implements Closeable {
  /** A member without a reply for so long asks again; far below RPC's own timeout. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Hadoop's own key for ports that a job opens beside those of daemons: of its AM. */
  private static final String PORTS = "yarn.app.mapreduce.am.job.client.port-range";

  /** They add what members bring, one at a time, and wait for nothing else. */
  private static final int HANDLERS = 3;

  private static final long BETWEEN_LOOKS_MILLIS = 250;

  private final GangService service;
  private final RPC.Server server;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "pulsemill-patience");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> looking;

  private GangServer(
      GangService service, String host, Token<JobTokenIdentifier> token, Configuration conf)
      throws IOException {
    super(service);
    this.service = service;
    JobTokenSecretManager secrets = new JobTokenSecretManager();
    secrets.addTokenForJob(token.decodeIdentifier().getJobId().toString(), token);
    server =
        new RPC.Builder(GangRpc.conf(conf))
            .setProtocol(GangProtocol.class)
            .setInstance(this)
            .setBindAddress(host)
            .setPort(0)
            .setNumHandlers(HANDLERS)
            .setSecretManager(secrets)
            .setPortRangeConfig(PORTS)
            .build();
    looking =
        clock.scheduleWithFixedDelay(
            service::expire, BETWEEN_LOOKS_MILLIS, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Starts one.
   *
   * @param host the address to listen at, by which other tasks reach this machine
   */
  static GangServer start(
      GangService service, String host, Token<JobTokenIdentifier> token, Configuration conf)
      throws IOException {
    Configuration own = new Configuration(conf);
    // Under simple authentication a client with no token at all would be let in.
    own.set(CommonConfigurationKeysPublic.HADOOP_SECURITY_AUTHENTICATION, "TOKEN");
    // The token authorizes; lists of users and services do not contain this protocol.
    own.setBoolean(CommonConfigurationKeysPublic.HADOOP_SECURITY_AUTHORIZATION, false);
    GangServer started = new GangServer(service, host, token, own);
    started.server.start();
    return started;
  }

  InetSocketAddress address() {
    return server.getListenerAddress();
  }

  /** Of a call by RPC, the reply is sent by whoever has it. */
  @Override
  public Request exchange(Answer answer) throws IOException {
    Server.Call call = Server.getCurCall().get();
    if (call == null) {
      return super.exchange(answer);
    }
    call.deferResponse();
    try {
      service.exchange(
          answer, next -> call.setDeferredResponse(new ObjectWritable(Request.class, next)));
    } catch (IOException | RuntimeException | Error e) { // nobody else replies to a deferred call
      call.setDeferredError(e);
    }
    return null;
  }

  @Override
  public void close() {
    looking.cancel(false);
    clock.shutdown();
    server.stop();
  }
}
