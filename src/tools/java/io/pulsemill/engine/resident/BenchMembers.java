package io.pulsemill.engine.resident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.security.token.JobTokenIdentifier;
import org.apache.hadoop.security.token.Token;

/** All members of a gang as threads of one process, each with connections of its own. */
public final class BenchMembers {
  private static final String HOST = "127.0.0.1";

  private final BenchRun run;
  private final TaskAddress task0;
  private final Token<JobTokenIdentifier> token;
  private final Configuration conf = new Configuration();

  private BenchMembers(BenchRun run, GangFolder folder) throws IOException {
    this.run = run;
    task0 = folder.read(GangFolder.ADDRESS, TaskAddress::read);
    token =
        folder.read(
            GangFolder.TOKEN,
            in -> {
              Token<JobTokenIdentifier> read = new Token<>();
              read.readFields(in);
              return read;
            });
  }

  /** Arguments: members, features, classes, derivatives, fan-in, the folder where they meet. */
  public static void main(String[] args) throws Exception {
    BenchRun run = BenchRun.of(args);
    GangFolder folder = new GangFolder(new Configuration(), new Path(args[5]));
    while (!folder.has(GangFolder.ADDRESS)) {
      Thread.sleep(100);
    }
    BenchMembers bench = new BenchMembers(run, folder);
    List<Thread> threads = new ArrayList<>();
    for (int m = 0; m < run.members(); m++) {
      int member = m;
      threads.add(new Thread(() -> bench.live(member), "member " + m));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    System.exit(0); // RPC's connections linger
  }

  private void live(int number) {
    Uplink.Roads roads = GangRpc.roads(() -> token, conf);
    Member member = run.member(number, roads, conf);
    // One process has no room for a thousand servers: only who has children gets one.
    boolean inner = run.tree().children(number).length > 0;
    try (GangServer server = inner ? GangServer.start(member.branch(), HOST, token, conf) : null) {
      if (server != null) {
        member.listens(new TaskAddress(HOST, server.address().getPort(), "member " + number));
      }
      member.serve(roads.to(task0), () -> false, () -> true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
