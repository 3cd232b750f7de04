package io.pulsemill.engine.resident;

import io.pulsemill.sums.SumWritable;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.mapreduce.security.token.JobTokenIdentifier;
import org.apache.hadoop.security.token.Token;

/**
 * Task 0 of {@link BenchMembers}, alone in its process: how long a pass takes, and what it has to
 * hold.
 */
public final class BenchTask0 {
  private static final Duration LONG = Duration.ofMinutes(10);

  /** Passes after those that are timed, during which the heap is looked at. */
  private static final int WATCHED = 3;

  /** Longer than a collection takes, so that there is time for the passes too. */
  private static final long BETWEEN_LOOKS_NANOS = 50_000_000;

  private BenchTask0() {}

  /**
   * Arguments: as of {@link BenchMembers}, and the passes. Prints the depth of the tree, the median
   * milliseconds of a pass, the bytes of the sum, the most megabytes of heap that were reachable,
   * and a checksum of all sums.
   */
  public static void main(String[] args) throws Exception {
    BenchRun run = BenchRun.of(args);
    Configuration conf = new Configuration();
    GangFolder folder = new GangFolder(conf, new Path(args[5]));
    folder.make();
    Token<JobTokenIdentifier> token = GangJob.newToken(folder);
    folder.write(GangFolder.TOKEN, token::write);
    Gang gang =
        new Gang(
            run.members(),
            new GangTimes(LONG, LONG, GangServer.PATIENCE),
            0,
            request -> run.fanIn(),
            Ticker.SYSTEM);
    try (GangServer server = GangServer.start(gang, "127.0.0.1", token, conf)) {
      int port = server.address().getPort();
      folder.write(GangFolder.ADDRESS, new TaskAddress("127.0.0.1", port, "task 0")::write);
      gang.awaitAll(() -> {});
      gang.prepare(run.rows());
      measure(run, gang, Integer.parseInt(args[6]));
      gang.end(Duration.ofSeconds(5));
    }
    System.exit(0);
  }

  private static void measure(BenchRun run, Gang gang, int passes) throws IOException {
    CRC32 sums = new CRC32();
    int bytes = pass(run, gang, 1, sums); // takes in the forming of the tree
    double[] millis = new double[passes];
    for (int i = 0; i < passes; i++) {
      long start = System.nanoTime();
      pass(run, gang, 2 + i, sums);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    HeapWatch heap = new HeapWatch();
    for (int i = 0; i < WATCHED; i++) {
      pass(run, gang, 2 + passes + i, sums);
    }
    System.out.printf(
        "%d %.0f %d %d %08x%n",
        gang.tree().depth(), millis[passes / 2], bytes, heap.most() >> 20, sums.getValue());
  }

  /** Returns the bytes of the sum. */
  private static int pass(BenchRun run, Gang gang, int step, CRC32 sums) throws IOException {
    SumWritable<?> sum = gang.ask(run.pass(step), () -> {});
    DataOutputBuffer out = new DataOutputBuffer();
    sum.write(out);
    sums.update(out.getData(), 0, out.getLength());
    return out.getLength();
  }

  /** The most that is reachable at any of the moments at which a thread collects all else. */
  private static final class HeapWatch {
    private final AtomicLong most = new AtomicLong();

    HeapWatch() {
      Thread thread = new Thread(this::watch, "heap watch");
      thread.setDaemon(true);
      thread.start();
    }

    long most() {
      return most.get();
    }

    private void watch() {
      while (true) {
        System.gc();
        Runtime heap = Runtime.getRuntime();
        most.accumulateAndGet(heap.totalMemory() - heap.freeMemory(), Math::max);
        LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      }
    }
  }
}
