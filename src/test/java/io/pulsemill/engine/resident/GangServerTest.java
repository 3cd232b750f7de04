package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.metrics.Scores;
import io.pulsemill.sums.ScoresWritable;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.mapreduce.security.token.JobTokenIdentifier;
import org.apache.hadoop.mapreduce.security.token.JobTokenSecretManager;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.SecretManager;
import org.apache.hadoop.security.token.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A gang behind Hadoop RPC, on the loopback address. */
@Timeout(60)
class GangServerTest {
  private static final int MEMBERS = 3;
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Configuration conf = new Configuration();
  private final Token<JobTokenIdentifier> token = token("job_1_0001");
  private final Gang gang =
      new Gang(
          MEMBERS,
          new GangTimes(LONG, LONG, GangServer.PATIENCE),
          0,
          request -> Tree.STAR,
          Ticker.SYSTEM);
  private final List<GangProtocol> links = new ArrayList<>();
  private GangServer server;

  @BeforeEach
  void start() throws IOException {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    server = GangServer.start(gang, host, token, conf);
  }

  @AfterEach
  void stop() {
    links.forEach(RPC::stopProxy);
    server.close();
  }

  @Test
  void whoHasTheTokenOfTheJobIsServed() throws IOException {
    GangProtocol link = link(token);
    link.alive(1);
    assertThat(link.exchange(Answer.joined(0, null)).kind()).isEqualTo(Request.Kind.WAIT);
  }

  @Test
  void severalMembersWaitAtOnceAndAllAreAsked() throws IOException {
    Request request = Request.scores(7, new byte[] {1});
    List<CompletableFuture<Void>> members = new ArrayList<>();
    for (int m = 0; m < MEMBERS; m++) {
      int member = m;
      GangProtocol link = link(token);
      members.add(Threads.start(() -> answerOnce(link, member)));
    }
    ScoresWritable sum = (ScoresWritable) gang.ask(request, () -> {});
    gang.end(LONG);
    members.forEach(CompletableFuture::join);
    assertThat(sum.get().skipped()).containsEntry(Scores.MISSING_VALUE, 1L + 2 + 3);
  }

  @Test
  void aWrongTokenOfTheSameJobIsRefused() throws IOException {
    GangProtocol link = link(token("job_1_0001"));
    assertThatThrownBy(() -> link.exchange(Answer.joined(0, null)))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("DIGEST-MD5");
    assertNobodyJoined();
  }

  @Test
  void theTokenOfAnotherJobIsRefused() throws IOException {
    GangProtocol link = link(token("job_1_0002"));
    assertThatThrownBy(() -> link.exchange(Answer.joined(0, null)))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining(SecretManager.InvalidToken.class.getSimpleName());
    assertNobodyJoined();
  }

  @Test
  void noTokenIsRefused() throws IOException {
    GangProtocol link =
        RPC.getProxy(
            GangProtocol.class,
            GangProtocol.versionID,
            server.address(),
            UserGroupInformation.createRemoteUser("job_1_0001"),
            GangRpc.conf(conf),
            org.apache.hadoop.net.NetUtils.getDefaultSocketFactory(conf));
    links.add(link);
    assertThatThrownBy(() -> link.exchange(Answer.joined(0, null)))
        .isInstanceOfAny(AccessControlException.class, RemoteException.class)
        .hasMessageContaining("SIMPLE authentication is not enabled");
    assertNobodyJoined();
  }

  @Test
  void whatTheGangRefusesReachesTheCaller() throws IOException {
    GangProtocol link = link(token);
    assertThatThrownBy(() -> link.alive(MEMBERS))
        .hasMessageContaining("Member: expected 0..2 but found 3");
  }

  private static Void answerOnce(GangProtocol link, int member) throws IOException {
    Answer answer = Answer.ready(member, true);
    Request request = link.exchange(answer);
    while (request.kind() != Request.Kind.END) {
      if (request.kind() == Request.Kind.SCORES) {
        Scores scores = new Scores(2);
        scores.skip(Scores.MISSING_VALUE, member + 1L);
        ScoresWritable sum = new ScoresWritable();
        sum.set(scores);
        answer = Answer.to(request, member, false, sum);
      }
      request = link.exchange(answer);
    }
    return null;
  }

  private void assertNobodyJoined() {
    assertThat(gang.silent(Duration.ZERO)).isEmpty();
  }

  private GangProtocol link(Token<JobTokenIdentifier> with) throws IOException {
    GangProtocol link = GangRpc.connect(server.address(), with, conf);
    links.add(link);
    return link;
  }

  /** Each has a secret of its own. */
  private static Token<JobTokenIdentifier> token(String job) {
    return new Token<>(new JobTokenIdentifier(new Text(job)), new JobTokenSecretManager());
  }
}
